package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// vital is what may creep up in a process that runs for long.
type vital struct {
	resident, file int64 // bytes
	goroutines     int
}

// vitals looks at the running process from outside.
func (p *plant) vitals() vital {
	p.t.Helper()
	resp, err := http.Get("http://" + addressIn(p.t, p.log) + "/health")
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	var status struct{ Goroutines int }
	if err := json.NewDecoder(resp.Body).Decode(&status); err != nil {
		p.t.Fatal(err)
	}
	file, err := os.Stat(filepath.Join(p.dir, "data", stateFile))
	if err != nil {
		p.t.Fatal(err)
	}
	return vital{resident: p.resident(), file: file.Size(), goroutines: status.Goroutines}
}

// middling is the median of what of takes from the samples.
func middling[T int | int64](samples []vital, of func(vital) T) T {
	var all []T
	for _, v := range samples {
		all = append(all, of(v))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// TestServeSoaks asks twenty questions a second, in full for twenty minutes:
//
//	go test ./cmd/haiphongbot -run Soaks -v -long -timeout 30m
//
// Memory and goroutines must not creep up. The state file holds each update for 48
// hours, some hundred bytes of it, and of every chat what it last said; that it
// shrinks again is shown in the conversation room (TestFileStaysSmall).
func TestServeSoaks(t *testing.T) {
	beside(t)
	const perSecond, chats = 20, 300
	seconds := scale(6, 20*60)
	p := newPlant(t)
	p.flags = append(p.flags, "--listen", "127.0.0.1:0", "--backup-every", "1m", "--backup-keep", "2")
	p.library(scale(200, 2000))
	p.start()
	p.timed(1, "/hotline")
	empty := p.vitals().file
	var samples []vital
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for i := range seconds * perSecond {
		<-tick.C
		text := fmt.Sprintf("đoạn %d nói gì về cảng biển và thuế đất?", i%997)
		if i%4 == 3 {
			text = phrases[i/4%len(phrases)].ask
		}
		p.server.User(int64(100+i%chats), "vi").Say(text)
		if every := seconds * perSecond / 100; i%every == every-1 {
			samples = append(samples, p.vitals())
		}
	}
	updates := seconds * perSecond
	for i := range min(updates, chats) {
		p.await(int64(100+i), (updates-i+chats-1)/chats)
	}
	early, late := samples[len(samples)/4:len(samples)/2], samples[len(samples)*3/4:]
	resident := func(v vital) int64 { return v.resident }
	routines := func(v vital) int { return v.goroutines }
	m1, m2 := middling(early, resident), middling(late, resident)
	g1, g2 := middling(early, routines), middling(late, routines)
	grown := p.vitals().file - empty
	t.Logf("%d questions in %d s: memory %d → %d MiB, goroutines %d → %d (second quarter → last), state file %d KiB more, %d bytes an update",
		updates, seconds, m1>>20, m2>>20, g1, g2, grown>>10, grown/int64(updates))
	if m2 > m1+m1/4+16<<20 {
		t.Errorf("memory grew from %d to %d MiB", m1>>20, m2>>20)
	}
	// A loaded machine has some questions under way at any time; a leak grows
	// with their number, which is 120 in the short form.
	if g2 > g1+scale(60, 10) {
		t.Errorf("goroutines grew from %d to %d", g1, g2)
	}
	if grown > 4<<20+512*int64(updates) {
		t.Errorf("the state file grew by %d KiB", grown>>10)
	}
}
