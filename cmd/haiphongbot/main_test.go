package main

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"haiphongbot": main})
}

// TestScripts runs the commands as users do; testdata/script reads like a
// session in a shell.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true})
}

// shipped is the folder that comes with the program.
const shipped = "../../knowledge"

// run runs the program in this process and returns what it wrote.
func run(t *testing.T, ctx context.Context, stdin io.Reader, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = environment{
		ctx: ctx, args: args, getenv: func(string) string { return "" }, now: time.Now,
		stdin: stdin, stdout: &out, stderr: &errs,
	}.run()
	return out.String(), errs.String(), code
}
