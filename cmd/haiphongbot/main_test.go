package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// atOnce is how many tests run at the same time unless -parallel says otherwise: most
// wait for a bot that sends a message a second, and leave the processors idle.
const atOnce = "8"

func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", atOnce); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"haiphongbot": func() { program(patience) }})
}

// TestScripts runs the commands as users do; testdata/script reads like a
// session in a shell.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true})
}

// Folders to answer from.
const (
	shipped = "../../knowledge" // comes with the program
	// small holds the same article and contact without phrasings, glossary and gate: a
	// bot starts on it in a third of the time.
	small = "testdata/kb"
)

// run runs the program in this process and returns what it wrote.
func run(t *testing.T, ctx context.Context, stdin io.Reader, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = environment{
		ctx: ctx, args: args, getenv: func(string) string { return "" }, now: time.Now, replyTime: patience,
		stdin: stdin, stdout: &out, stderr: &errs,
	}.run()
	return out.String(), errs.String(), code
}

// TestStopsWhileWaitingForInput interrupts commands that have more to read.
func TestStopsWhileWaitingForInput(t *testing.T) {
	t.Parallel()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	for _, args := range [][]string{{"ask"}, {"chat"}, {"eval", fmt.Sprintf("/dev/fd/%d", read.Fd())}} {
		ctx, cancel := context.WithCancel(t.Context())
		stdin, user := io.Pipe()
		go func() {
			if args[0] != "eval" {
				_, _ = io.WriteString(user, "hotline\n")
			}
			cancel()
		}()
		ended := make(chan int, 1)
		go func() {
			_, _, code := run(t, ctx, stdin, append(args, "--knowledge", small)...)
			ended <- code
		}()
		select {
		case code := <-ended:
			if code != exitFail {
				t.Errorf("%s: exit code %d, want %d", args[0], code, exitFail)
			}
		case <-time.After(patience):
			t.Errorf("%s goes on reading", args[0])
		}
		_ = user.Close()
	}
}
