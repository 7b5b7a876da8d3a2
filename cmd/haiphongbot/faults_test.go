package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"haiphongbot/internal/telegram/telegramtest"
)

// long makes the tests of this file run in full: go test ./cmd/haiphongbot -long.
// Without it each runs in a short form of a second or two.
var long = flag.Bool("long", false, "run the fault tests in full")

func scale(short, full int) int {
	if *long {
		return full
	}
	return short
}

// beside lets a test run beside others, but not in full, where it measures times.
func beside(t *testing.T) {
	if !*long {
		t.Parallel()
	}
}

// within is the longest that something may take: its limit in full, in the short
// form, which shares its processors with other tests, what nothing but a hang takes.
func within(limit time.Duration) time.Duration {
	if *long {
		return limit
	}
	return patience
}

// plant is a bot in a process of its own, with a folder of one page, so that it
// starts quickly and can be killed.
type plant struct {
	t      *testing.T
	server *telegramtest.Server
	url    string
	dir    string
	flags  []string
	log    *journal
	cmd    *exec.Cmd
	logged int // bytes of the log when cmd was started
}

func newPlant(t *testing.T) *plant {
	t.Helper()
	server := telegramtest.New(telegramtest.Options{Token: canary, Username: "haiphong_bot"})
	web := httptest.NewServer(server)
	p := &plant{t: t, server: server, url: web.URL, dir: t.TempDir(), flags: []string{"--burst", "0"}, log: &journal{}}
	page := "# Cảng\n\nCảng Hải Phòng đón tàu lớn.\n"
	if err := os.MkdirAll(filepath.Join(p.dir, "kb"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.dir, "kb", "cang.md"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.end(syscall.SIGKILL)
		server.Close()
		web.CloseClientConnections()
		web.Close()
		p.inspect()
		if t.Failed() {
			t.Logf("log:\n%s", p.log)
		}
	})
	return p
}

// start runs the built program. The test binary is the program when it is called
// by its name (TestMain).
func (p *plant) start() {
	p.t.Helper()
	p.cmd, p.logged = p.command(), len(p.log.String())
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *plant) command() *exec.Cmd {
	program, err := exec.LookPath("haiphongbot")
	if err != nil {
		p.t.Fatal(err)
	}
	cmd := exec.Command(program, "serve", "--telegram-api", p.url, "--knowledge", filepath.Join(p.dir, "kb"), "--data", filepath.Join(p.dir, "data"))
	cmd.Args = append(cmd.Args, p.flags...)
	cmd.Env = append(os.Environ(), "TELEGRAM_BOT_TOKEN="+canary)
	cmd.Stdout, cmd.Stderr = p.log, p.log
	return cmd
}

// end sends a signal and waits for the process. It returns how long that took.
func (p *plant) end(sig syscall.Signal) time.Duration {
	if p.cmd == nil {
		return 0
	}
	began := time.Now()
	_ = p.cmd.Process.Signal(sig)
	err := p.cmd.Wait()
	var exit *exec.ExitError
	// A process that has said nothing may not have reached main, where SIGTERM is
	// caught. It has done nothing either.
	if sig != syscall.SIGKILL && errors.As(err, &exit) && len(p.log.String()) > p.logged {
		p.t.Errorf("serve ended with %v after %v", err, sig)
	}
	p.cmd = nil
	return time.Since(began)
}

// inspect looks for the token in the log and in every file that was written.
func (p *plant) inspect() {
	if strings.Contains(p.log.String(), "CANARY") {
		p.t.Errorf("the token is in the log:\n%s", p.log)
	}
	_ = filepath.WalkDir(p.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if data, _ := os.ReadFile(path); bytes.Contains(data, []byte("CANARY")) {
				p.t.Errorf("the token is in %s", d.Name())
			}
		}
		return nil
	})
}

// phrases are asked in turn; each is answered in words of its own, so that the
// answers of a chat tell which questions they belong to.
var phrases = []struct{ ask, answer string }{
	{"/hotline", "điện thoại"}, {"Cảng Hải Phòng đón tàu nào?", "đón tàu lớn"}, {"/chude", "Cảng"}, {"/help", "anh/chị"},
}

// TestServeOutlivesKills kills the process while people ask.
func TestServeOutlivesKills(t *testing.T) {
	interrupted(t, syscall.SIGKILL)
}

// TestServeOutlivesStops ends it with SIGTERM, mid-poll and mid-delivery.
func TestServeOutlivesStops(t *testing.T) {
	interrupted(t, syscall.SIGTERM)
}

// interrupted ends the process again and again during questions of many chats,
// in full thirty times during 3,000 questions of 50 chats. They ask all at once and
// every send takes a while, so that an end mostly catches one under way.
func interrupted(t *testing.T, sig syscall.Signal) {
	t.Helper()
	beside(t)
	chats, each, ends := scale(20, 50), scale(4, 60), scale(3, 30)
	p := newPlant(t)
	p.server.Fault(telegramtest.Fault{Trouble: telegramtest.Slow, Method: "sendMessage", For: 15 * time.Millisecond})
	p.start()
	learn := p.learn()
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		for i := range each {
			for chat := range chats {
				p.server.User(int64(100+chat), "vi").Say(phrases[i%len(phrases)].ask)
			}
			time.Sleep(time.Duration(chats*scale(10, 30)) * time.Millisecond)
		}
	}()
	var longest time.Duration
	cut := 0 // ends that may have cut a send off, which is then made again
	for i := range ends {
		p.sends(scale(10, 60) + i%7)
		took := p.end(sig)
		if sig == syscall.SIGKILL || took > grace {
			cut++
		}
		longest = max(longest, took)
		p.start()
	}
	<-asked
	var lost, twice int
	for chat := range chats {
		l, d := p.compare(int64(100+chat), each, learn)
		lost, twice = lost+l, twice+d
	}
	t.Logf("%d questions of %d chats, %d times %v: %d lost, %d twice; the longest end took %v", chats*each, chats, ends, sig, lost, twice, longest.Round(time.Millisecond))
	// On a busy machine a send may take so long that the bot begins another beside it.
	allowed := scale(2, 1) * cut
	if lost > 0 || twice > allowed {
		t.Errorf("%d lost and %d twice, want 0 and at most %d", lost, twice, allowed)
	}
	if longest > within(2*time.Second) {
		t.Errorf("an end took %v", longest)
	}
}

// sends waits until the bot has begun n more messages.
func (p *plant) sends(n int) {
	p.t.Helper()
	n += len(p.server.Calls("sendMessage"))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := p.server.Until(ctx, func() bool { return len(p.server.Calls("sendMessage")) >= n }); err != nil {
		p.t.Fatal(err)
	}
}

// learn asks every phrase once and returns the answers.
func (p *plant) learn() []string {
	p.t.Helper()
	var out []string
	for i, f := range phrases {
		chat := int64(10 + i)
		p.server.User(chat, "vi").Say(f.ask)
		m := p.await(chat, 1)
		if !strings.Contains(m[0].Text, f.answer) {
			p.t.Fatalf("%q is answered by %q", f.ask, m[0].Text)
		}
		for _, before := range out {
			if before == m[0].Text {
				p.t.Fatalf("two phrases are answered alike: %q", before)
			}
		}
		out = append(out, m[0].Text)
	}
	return out
}

func (p *plant) await(chat int64, n int) []telegramtest.Message {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	got, err := p.server.Wait(ctx, chat, n)
	if err != nil {
		p.t.Fatal(err)
	}
	return got
}

// compare counts the answers of a chat that are missing and those that came twice
// in a row, and fails when they are out of order.
func (p *plant) compare(chat int64, each int, answers []string) (lost, twice int) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	next := 0
	_ = p.server.Until(ctx, func() bool {
		next, twice = 0, 0
		for i, m := range p.server.Messages(chat) {
			switch {
			case next < each && m.Text == answers[next%len(answers)]:
				next++
			case i > 0 && next > 0 && m.Text == answers[(next-1)%len(answers)]:
				twice++
			default:
				p.t.Errorf("message %d to chat %d is out of order", i+1, chat)
				return true
			}
		}
		return next == each
	})
	return each - next, twice
}

// TestSecondServeLeaves starts a second process on the same data, and in full one
// with data of its own but the same token.
func TestSecondServeLeaves(t *testing.T) {
	beside(t)
	p := newPlant(t)
	p.start()
	p.server.User(7, "vi").Say("/hotline")
	p.await(7, 1)
	p.second("data", "another process is using the state file")
	if *long {
		time.Sleep(4 * time.Second) // until the first is sure not to be the newcomer
		p.second("other", "another process is already receiving this bot's updates")
	}
	p.server.User(7, "vi").Say("cảm ơn")
	p.await(7, 2)
}

// second starts another process and checks that it leaves soon, and with what words.
func (p *plant) second(data, says string) {
	p.t.Helper()
	log := &journal{}
	cmd := p.command()
	cmd.Args = append(cmd.Args, "--data", filepath.Join(p.dir, data))
	cmd.Stdout, cmd.Stderr = log, log
	began := time.Now()
	err := cmd.Run()
	took := time.Since(began)
	p.t.Logf("a second process with the folder %q left after %v", data, took.Round(time.Millisecond))
	if err == nil || took > within(3*time.Second) || !strings.Contains(log.String(), says) {
		p.t.Errorf("%v after %v, says\n%s", err, took, log)
	}
}

// TestServeStopsThoughTelegramHangs ends the process while nothing that it has
// asked of Telegram is answered.
func TestServeStopsThoughTelegramHangs(t *testing.T) {
	beside(t)
	p := newPlant(t)
	p.start()
	user := p.server.User(7, "vi")
	user.Say("/hotline")
	p.await(7, 1)
	p.server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang, Method: "sendMessage"})
	user.Say("/help")
	hanging := func() bool { return len(p.server.Calls("sendMessage")) >= 2 }
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := p.server.Until(ctx, hanging); err != nil {
		t.Fatal(err)
	}
	p.server.Fault(telegramtest.Fault{Trouble: telegramtest.Hang})
	took := p.end(syscall.SIGTERM)
	t.Logf("the end took %v", took.Round(time.Millisecond))
	if took > within(2*time.Second) {
		t.Errorf("the end took %v", took)
	}
	p.server.Heal()
	p.start()
	p.await(7, 2)
	user.Say("/hotline")
	if got := p.await(7, 3); len(got) != 3 {
		t.Errorf("%d messages", len(got))
	}
}

// TestServeOutlastsAnOutage cuts the bot off from Telegram, in full for 30 s.
func TestServeOutlastsAnOutage(t *testing.T) {
	beside(t)
	for _, trouble := range []telegramtest.Trouble{telegramtest.Reset, telegramtest.Gateway, telegramtest.Hang} {
		if trouble == telegramtest.Hang && !*long {
			continue // is played in the telegram room, where time costs nothing
		}
		p := newPlant(t)
		p.start()
		user := p.server.User(7, "vi")
		user.Say("/hotline")
		p.await(7, 1)
		p.server.Fault(telegramtest.Fault{Trouble: trouble})
		user.Say("cảm ơn")
		time.Sleep(time.Duration(scale(1, 30)) * time.Second)
		p.server.Heal()
		began := time.Now()
		p.await(7, 2)
		took := time.Since(began)
		t.Logf("%s: answered %v after the recovery", trouble, took.Round(time.Millisecond))
		if took > within(5*time.Second) {
			t.Errorf("%s: answered %v after the recovery", trouble, took)
		}
	}
}
