package main

import (
	"fmt"
	"runtime/debug"
)

type versionCommand struct{}

// Run implements the command.
func (versionCommand) Run(e environment) error {
	_, err := fmt.Fprintln(e.stdout, version())
	return err
}

// version is read from what the Go tool recorded in the binary.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "haiphongbot, built without version information"
	}
	revision, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = " " + s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = " with local changes"
		}
	}
	return fmt.Sprintf("haiphongbot %s%s%s, %s", info.Main.Version, revision, modified, info.GoVersion)
}
