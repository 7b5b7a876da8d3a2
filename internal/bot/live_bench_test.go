package bot

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

const shippedFolder = "../../knowledge"

// archive writes a copy of the shipped folder, with its gate, and so many documents
// of ten passages beside it, whose sentences are from the test documents.
func archive(b *testing.B, documents int) (dir string) {
	dir = b.TempDir()
	if err := os.CopyFS(dir, os.DirFS(shippedFolder)); err != nil {
		b.Fatal(err)
	}
	var sentences []string
	for _, folder := range []string{shippedFolder, "../evaluate/testdata/folder", "../evaluate/testdata/plans"} {
		lib, err := knowledge.Load(b.Context(), folder, time.Now())
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range lib.Documents {
			for _, p := range d.Passages {
				for _, s := range vietnamese.Sentences(p.Text) {
					sentences = append(sentences, p.Text[s.Start:s.End])
				}
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	yesterday := time.Now().Add(-24 * time.Hour)
	for i := range documents {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntieu_de: Tài liệu số %d\nngay: 2020-03-05\n---\n", i)
		for n := range 10 {
			for range 4 {
				text.WriteString(sentences[random.IntN(len(sentences))] + " ")
			}
			fmt.Fprintf(&text, "Dự án số %d rộng %d ha.\n\n", 10*i+n, random.IntN(5000))
		}
		name := filepath.Join(dir, fmt.Sprintf("tai-lieu-%04d.md", i))
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			b.Fatal(err)
		}
		if err := os.Chtimes(name, yesterday, yesterday); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// taking is a Follower that hands over what it is given.
type taking chan Responder

func (t taking) Swap(r Responder)                           { t <- r }
func (t taking) Tell(context.Context, dialogue.Reply) error { return nil }

// BenchmarkSavedFile measures how long a saved file takes until it is answered
// from, the wait for the file to come to rest included: a document in the shipped folder
// and among 10,000 passages in 1,000 documents, and the contact file there.
//
//	go test ./internal/bot -run xxx -bench SavedFile -benchtime 5x
func BenchmarkSavedFile(b *testing.B) {
	saveDocument := func(dir string, i int) (name, text, question, answer string) {
		text = fmt.Sprintf("Kho lạnh Zeta %d chứa được %d pallet hàng thủy sản đông lạnh.", i, 1000+i)
		return filepath.Join(dir, fmt.Sprintf("tai-lieu-%04d.md", i%1000)), text, fmt.Sprintf("Kho lạnh Zeta %d chứa được bao nhiêu pallet?", i), text
	}
	saveContact := func(dir string, i int) (name, text, question, answer string) {
		hotline := fmt.Sprintf("0225.%06d", i)
		return filepath.Join(dir, "lien-he.yaml"), "co_quan: Trung tâm Xúc tiến\nhotline: " + hotline + "\n", "Cho tôi xin số hotline", hotline
	}
	for _, c := range []struct {
		name      string
		documents int
		save      func(dir string, i int) (name, text, question, answer string)
	}{
		{"document", 0, saveDocument},
		{"document-of-1000", 1000, saveDocument},
		{"contact-of-1000", 1000, saveContact},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkSaved(b, c.documents, c.save) })
	}
}

func benchmarkSaved(b *testing.B, documents int, save func(dir string, i int) (name, text, question, answer string)) {
	dir, log := archive(b, documents), slog.New(slog.DiscardHandler)
	live, err := OpenLive(b.Context(), LiveOptions{
		Folder: dir, Cache: knowledge.NewCache(b.TempDir(), log), Hold: true, Rescan: time.Minute,
		Settle: 300 * time.Millisecond, Clock: time.Now, Logger: log,
	})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(b.Context())
	swapped, stopped := make(taking), make(chan struct{})
	go func() {
		live.Run(ctx, swapped)
		close(stopped)
	}()
	<-swapped
	waitForGate(live)
	for i := 0; b.Loop(); i++ {
		name, text, question, answer := save(dir, i)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		reply, _, err := (<-swapped).Respond(ctx, dialogue.Conversation{}, dialogue.Message{Text: question}, time.Now())
		if err != nil || !strings.Contains(reply.Text(), answer) {
			b.Fatalf("after change %d: %v, %s", i, err, reply.Text())
		}
		b.StopTimer()
		waitForGate(live)
		b.StartTimer()
	}
	stop()
	<-stopped
	if err := live.Close(); err != nil {
		b.Fatal(err)
	}
}

// waitForGate returns when live has nothing to do.
func waitForGate(l *Live) {
	l.mu.Lock()
	defer l.mu.Unlock()
}
