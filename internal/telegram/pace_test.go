package telegram

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// TestPaceKeepsTheLimits sends as fast as it may and counts.
func TestPaceKeepsTheLimits(t *testing.T) {
	for name, test := range map[string]struct {
		chats  []int64
		window time.Duration
		most   int // messages in any window
	}{
		"chat":    {[]int64{7}, 10 * time.Second, 13},
		"group":   {[]int64{-7}, time.Minute, 20},
		"overall": {many(100), time.Second, 60},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPacer(DefaultPace)
				sent := make(chan time.Time, 100_000)
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
				defer cancel()
				for _, chat := range test.chats {
					go func() {
						for p.wait(ctx, chat) == nil {
							sent <- time.Now()
						}
					}()
				}
				<-ctx.Done()
				synctest.Wait()
				close(sent)
				var times []time.Time
				for at := range sent {
					times = append(times, at)
				}
				first, most := 0, 0
				for i, at := range times {
					for at.Sub(times[first]) >= test.window {
						first++
					}
					most = max(most, i-first+1)
				}
				if most > test.most || most < test.most/2 {
					t.Errorf("%d messages within %v, want at most %d", most, test.window, test.most)
				}
			})
		})
	}
}

func many(n int) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = int64(i + 1)
	}
	return out
}

// TestPaceForgetsIdleChats lets 200,000 chats pass by.
func TestPaceForgetsIdleChats(t *testing.T) {
	m := newMeter(Limit{Every: time.Second, Burst: 3})
	now := time.Unix(0, 0)
	for chat := range int64(200_000) {
		m.reserve(chat, now)
		now = now.Add(10 * time.Millisecond)
	}
	if n := len(m.whole); n > 2*minSweep {
		t.Errorf("%d chats are remembered", n)
	}
}

func TestPauseEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(DefaultPace)
		p.pause(7, time.Hour)
		p.pause(7, time.Minute) // a shorter one does not shorten it
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		if err := p.wait(ctx, 7); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("wait: %v", err)
		}
		began := time.Now()
		if err := p.wait(t.Context(), 8); err != nil || time.Since(began) != 0 {
			t.Errorf("another chat waited %v, %v", time.Since(began), err)
		}
	})
}

func TestBackoffGrowsAndIsSpread(t *testing.T) {
	for n, want := range map[int][2]time.Duration{1: {100, 200}, 2: {200, 400}, 3: {400, 800}, 9: {1000, 2000}, 1000: {1000, 2000}} {
		for i, random := range []float64{0, 1} {
			b := backoff{first: 200 * time.Millisecond, most: 2 * time.Second, random: func() float64 { return random }}
			if got := b.after(n); got != want[i]*time.Millisecond {
				t.Errorf("after %d failures with %v: %v", n, random, got)
			}
		}
	}
}

func TestParseToken(t *testing.T) {
	for s, ok := range map[string]bool{
		"123456789:AAE_x-9": true, " 123:abc\n": true, "": false, "123": false, "abc:def": false, "123:": false,
		"123:a b": false, `"123:abc"`: false, "123:á": false, "123:abc/../x": false,
	} {
		_, err := ParseToken(s)
		if (err == nil) != ok || err != nil && !errors.Is(err, ErrToken) {
			t.Errorf("ParseToken(%q): %v", s, err)
		}
	}
}
