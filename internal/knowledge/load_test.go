package knowledge

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

var today = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// load writes the files into a folder of their own and loads it.
func load(t *testing.T, files map[string]string) *Library {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := Load(context.Background(), dir, today)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func texts(doc *Document) []string {
	var out []string
	for _, p := range doc.Passages {
		out = append(out, p.Text)
	}
	return out
}

const shipped = "../../knowledge"

func TestShippedFolderLoadsWithoutProblems(t *testing.T) {
	lib, err := Load(context.Background(), shipped, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lib.Problems {
		if p.Severity != Note {
			t.Errorf("%s:%d: %s %s", p.File, p.Line, p.Message, p.Mend)
		}
	}
	if got, want := lib.Contact.Hotline, "0225.3822.258"; got != want {
		t.Errorf("hotline = %q, want %q", got, want)
	}
}

func TestShippedArticleIsWordForWordThePublishedOne(t *testing.T) {
	published, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := Load(context.Background(), shipped, today)
	if err != nil {
		t.Fatal(err)
	}
	doc := lib.document("dinh-huong-phat-trien-2020.md")
	if doc == nil {
		t.Fatal("the article is missing")
	}
	var want []string
	for _, line := range strings.Split(norm.NFC.String(string(published)), "\n") {
		if len(line) > 200 {
			want = append(want, line)
		}
	}
	if diff := cmp.Diff(want, texts(doc)); diff != "" {
		t.Errorf("paragraphs (-published +loaded):\n%s", diff)
	}
	if doc.Title != "Định hướng phát triển của thành phố Hải Phòng đến năm 2020" || doc.Period != (Period{2015, 2020}) || vietnameseDay(doc.Date) != "28/02/2017" {
		t.Errorf("title %q, period %v, date %v", doc.Title, doc.Period, doc.Date)
	}
}

// A file that may no longer be read looks the same but for its mode.
func TestReadingSeesThatAFileMayNotBeRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read every file")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	if err := os.WriteFile(file, []byte("Chợ Sắt có ba trăm gian hàng bán đồ điện tử.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(file, old, old); err != nil {
		t.Fatal(err)
	}
	r := NewReading(dir, nil, 0)
	before, _, err := r.Read(t.Context(), time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	after, _, err := r.Read(t.Context(), time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	lib := after.Over(before).Library(time.Now())
	if len(lib.Documents) != 1 {
		t.Errorf("%d documents, want the one as it last was", len(lib.Documents))
	}
	if !slices.ContainsFunc(lib.Problems, func(p Problem) bool { return p.File == "a.md" && p.Severity == Error }) {
		t.Errorf("staff are not told that a.md cannot be read: %v", lib.Problems)
	}
}
