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

// middling is the median of the memory of the samples.
func middling(samples []vital) int64 {
	var all []int64
	for _, v := range samples {
		all = append(all, v.resident)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// rested waits until at most so many goroutines are left: those of what is under way
// end when it does.
func (p *plant) rested(most int) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		n := p.vitals().goroutines
		if n <= most {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("%d goroutines are left, %d at most before", n, most)
		}
	}
}

// TestServeSoaks asks twenty questions a second, in full for twenty minutes:
//
//	go test ./cmd/haiphongbot -run Soaks -v -long -timeout 30m
//
// Goroutines must not creep up, nor memory, which says something in full only: at first
// the heap grows, and more where a busy machine lets questions wait. The state file holds
// each update for 48 hours, some hundred bytes of it, and of every chat what it last said;
// that it shrinks again is shown in the conversation room (TestFileStaysSmall).
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
	updates := seconds * perSecond
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	ask := func(from, to int) { // and wait for the answers
		for i := from; i < to; i++ {
			<-tick.C
			text := fmt.Sprintf("đoạn %d nói gì về cảng biển và thuế đất?", i%997)
			if i%4 == 3 {
				text = phrases[i/4%len(phrases)].ask
			}
			p.server.User(int64(100+i%chats), "vi").Say(text)
			if every := updates / 100; i%every == every-1 {
				samples = append(samples, p.vitals())
			}
		}
		for i := range min(to, chats) {
			p.await(int64(100+i), (to-i+chats-1)/chats)
		}
	}
	ask(0, updates/2)
	half := p.vitals().goroutines
	ask(updates/2, updates)
	p.rested(half + 10) // connections that idle; a leak grows with the questions
	early, late := samples[len(samples)/4:len(samples)/2], samples[len(samples)*3/4:]
	m1, m2 := middling(early), middling(late)
	end := p.vitals()
	grown := end.file - empty
	t.Logf("%d questions in %d s: memory %d → %d MiB (second quarter → last), goroutines %d → %d (after a half → at the end), state file %d KiB more, %d bytes an update",
		updates, seconds, m1>>20, m2>>20, half, end.goroutines, grown>>10, grown/int64(updates))
	if *long && m2 > m1+m1/4+16<<20 {
		t.Errorf("memory grew from %d to %d MiB", m1>>20, m2>>20)
	}
	if grown > 4<<20+512*int64(updates) {
		t.Errorf("the state file grew by %d KiB", grown>>10)
	}
}
