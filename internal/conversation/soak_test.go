package conversation_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"haiphongbot/internal/conversation"
)

var soak = flag.Int("soak", 1, "how many times as many users a day TestFileStaysSmall has")

// A bot that is used for a year: every day other people write, ask staff and
// praise. The file is no larger at the end than when the first things ended.
func TestFileStaysSmall(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	f := openFile(t, path)
	users := 8 * *soak
	size := func() int64 {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	var sent uint64
	var middle int64
	const days = 420
	for day := range days {
		at := time.Unix(0, 0).AddDate(0, 0, day)
		var chats sync.WaitGroup
		for user := range users {
			chats.Go(func() {
				chat := fmt.Sprintf("telegram:%d", day*users+user)
				c := conversation.Change{
					At: at, Update: fmt.Sprintf("telegram:update-%d-%d", day, user), Chat: chat, State: bytes.Repeat([]byte("x"), 600),
					Messages: []conversation.Message{{Chat: chat, Payload: bytes.Repeat([]byte("y"), 900)}},
				}
				switch user % 4 {
				case 0:
					c.Questions = []conversation.Question{{At: at, Chat: chat, Text: "Giá thuê đất?"}}
				case 1:
					c.Feedback = []conversation.Feedback{{At: at, Chat: chat, Question: "Thuế?", Document: "thue.md", Paragraph: 2}}
				}
				if _, err := f.Apply(t.Context(), c); err != nil {
					t.Error(err)
				}
			})
		}
		chats.Wait()
		for range users {
			sent++
			seq := sent
			chats.Go(func() {
				if err := f.Done(t.Context(), seq); err != nil {
					t.Error(err)
				}
			})
		}
		chats.Wait()
		if day == days/2 { // all kinds of things have ended by now
			middle = size()
		}
	}
	end := size()
	t.Logf("%d users a day: %d KiB after %d days, %d KiB after %d", users, middle>>10, days/2, end>>10, days)
	if end > middle+middle/4 {
		t.Errorf("file grew from %d to %d bytes although everything ends", middle, end)
	}
	if left, err := f.Pending(t.Context(), 0, 10); err != nil || len(left) != 0 {
		t.Errorf("%d messages are left, %v", len(left), err)
	}
}

// BenchmarkApply measures durable changes, as an answered update makes them,
// from one chat, and from fifty that write at once and share commits.
func BenchmarkApply(b *testing.B) {
	for _, chats := range []int{1, 50} {
		b.Run(fmt.Sprintf("chats=%d", chats), func(b *testing.B) {
			f, err := conversation.Open(filepath.Join(b.TempDir(), "state.db"), conversation.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			work := make(chan int)
			var workers sync.WaitGroup
			for w := range chats {
				chat := fmt.Sprintf("telegram:%d", w)
				state, payload := bytes.Repeat([]byte("x"), 600), bytes.Repeat([]byte("y"), 900)
				workers.Go(func() {
					for i := range work {
						_, err := f.Apply(b.Context(), conversation.Change{
							At: time.Unix(int64(i), 0), Update: fmt.Sprint(i), Chat: chat, State: state,
							Messages: []conversation.Message{{Chat: chat, Payload: payload}},
						})
						if err != nil {
							b.Error(err)
						}
					}
				})
			}
			began := time.Now()
			b.ResetTimer()
			for i := range b.N {
				work <- i
			}
			close(work)
			workers.Wait()
			b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), "messages/s")
		})
	}
}
