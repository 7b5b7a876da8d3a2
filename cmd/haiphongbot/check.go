package main

import (
	"errors"
	"os"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/knowledge"
)

type checkCommand struct {
	knowledgeFlag
	dataFlag
	All  bool   `help:"List every note, however many a file has."`
	JSON bool   `name:"json" help:"Print the report as one JSON object."`
	HTML string `name:"html" placeholder:"FILE" help:"Write the report to a page as well, with every passage as the bot sees it."`
}

// Run implements the command. What it prints is for staff, in Vietnamese.
func (c *checkCommand) Run(e environment) error {
	folder, err := e.open(c.Knowledge, dialogue.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	gate, err := bot.Gate(e.ctx, folder.library, bot.Guard(folder.responder, 0, e.log), e.now())
	if err != nil {
		return err
	}
	report := folder.library.Report(e.now(), gate)
	report.AddUnused(e.cache(c.Data).Usage(), e.now())
	if c.HTML != "" {
		if err := writePage(c.HTML, folder.library, report); err != nil {
			return err
		}
	}
	if c.JSON {
		err = report.WriteJSON(e.stdout)
	} else {
		err = report.WriteText(e.stdout, c.All)
	}
	if err != nil {
		return err
	}
	if report.Faulty() {
		return errFound
	}
	return nil
}

func writePage(name string, lib *knowledge.Library, report *knowledge.Report) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	err = lib.WriteHTML(f, report)
	return errors.Join(err, f.Close())
}
