package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"testing"
)

func TestInitMem(t *testing.T) {
	runtime.GC()
	f, _ := os.Create("/tmp/e/init.prof")
	pprof.Lookup("allocs").WriteTo(f, 0)
	f.Close()
	os.Exit(0)
}
