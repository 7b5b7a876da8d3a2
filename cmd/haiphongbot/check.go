package main

import (
	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
)

type checkCommand struct {
	knowledgeFlag
	All bool `help:"List every note, however many a file has."`
}

// Run implements the command. What it prints is for staff, in Vietnamese.
func (c *checkCommand) Run(e environment) error {
	folder, err := e.open(c.Knowledge, dialogue.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	gate, err := bot.Gate(e.ctx, folder.library, bot.Guard(folder.responder, e.log), e.now())
	if err != nil {
		return err
	}
	report := folder.library.Report(e.now(), gate)
	if err := report.WriteText(e.stdout, c.All); err != nil {
		return err
	}
	if report.Faulty() {
		return errFound
	}
	return nil
}
