package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// library fills the plant's folder with n paragraphs.
func (p *plant) library(n int) {
	p.t.Helper()
	words := strings.Fields("cảng biển khu công nghiệp thuế đất logistics hạ tầng điện nước lao động đào tạo xuất khẩu hải quan đường cao tốc sân bay")
	var out strings.Builder
	for i := range n {
		if i%100 == 0 {
			fmt.Fprintf(&out, "# Tài liệu %d\n\n", i/100)
		}
		fmt.Fprintf(&out, "Đoạn %d nói về ", i)
		for j := range 40 {
			out.WriteString(words[(i*7+j*(i%13+1))%len(words)] + " ")
		}
		out.WriteString("của thành phố Hải Phòng.\n\n")
	}
	if err := os.WriteFile(filepath.Join(p.dir, "kb", "nhieu.md"), []byte(out.String()), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// timed asks in a chat and returns how long the answer took.
func (p *plant) timed(chat int64, text string) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	had := len(p.server.Messages(chat))
	began := time.Now()
	p.server.User(chat, "vi").Say(text)
	if _, err := p.server.Wait(ctx, chat, had+1); err != nil {
		p.t.Error(err)
	}
	return time.Since(began)
}

func p95(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*95/100]
}

// TestServeAnswersABurst asks fifty questions at once, in full over 10,000 passages.
func TestServeAnswersABurst(t *testing.T) {
	beside(t)
	p := newPlant(t)
	passages := scale(500, 10_000)
	p.library(passages)
	p.start()
	p.timed(1, "/hotline")
	took := make(chan time.Duration)
	for i := range 50 {
		go func() {
			took <- p.timed(int64(100+i), fmt.Sprintf("đoạn %d nói gì về cảng biển và thuế đất?", i*7))
		}()
	}
	var all []time.Duration
	for range 50 {
		all = append(all, <-took)
	}
	limit := p95(all)
	t.Logf("50 questions at once over %d passages: 95 of 100 answered within %v", passages, limit.Round(time.Millisecond))
	if *long && limit > time.Second { // the ordinary run shares its processors with other tests
		t.Errorf("more than a second")
	}
}

// TestServeBearsHostileChats lets chats send the longest and worst texts, in full
// ten of them for 60 seconds, while another asks.
func TestServeBearsHostileChats(t *testing.T) {
	beside(t)
	p := newPlant(t)
	p.flags = nil // people who flood are slowed, as always
	p.library(scale(500, 10_000))
	p.start()
	p.timed(1, "/hotline")
	before := p.resident()
	hostile := []string{
		strings.Repeat("a* ", 1365), strings.Repeat("\"+-&|!(){}[]^~*?:\\/", 215), strings.Repeat("<b>&", 1024),
		strings.Repeat("e\u0301\u0323", 1365), strings.Repeat("\u202e👩\u200d👩", 680), strings.Repeat("cảng thuế đất ", 290),
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Duration(scale(2, 60))*time.Second)
	defer stop()
	for i := range scale(3, 10) {
		go func() {
			for n := i; ctx.Err() == nil; n++ {
				p.server.User(int64(500+i), "vi").Say(hostile[n%len(hostile)])
				time.Sleep(time.Duration(scale(250, 100)) * time.Millisecond)
			}
		}()
	}
	var all []time.Duration
	for chat := int64(1000); len(all) == 0 || ctx.Err() == nil; chat++ {
		all = append(all, p.timed(chat, "Cảng Hải Phòng đón tàu nào?"))
		time.Sleep(100 * time.Millisecond)
	}
	limit, grown := p95(all), p.resident()-before
	t.Logf("%d questions beside hostile chats: 95 of 100 answered within %v, %d MiB more memory", len(all), limit.Round(time.Millisecond), grown>>20)
	if *long && (limit > 500*time.Millisecond || grown > 100<<20) {
		t.Error("more than 500 ms or 100 MiB")
	}
}

// resident is the memory of the process in bytes, 0 where /proc does not tell.
func (p *plant) resident() int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(data), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
