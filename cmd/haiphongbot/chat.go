package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/peterh/liner"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
)

type chatCommand struct {
	knowledgeFlag
}

// terminalChat names the one conversation there is.
const terminalChat = "terminal"

// Run implements the command: the same bot as on Telegram, with the terminal
// as its front. What is said is kept in memory only.
func (c *chatCommand) Run(e environment) error {
	quiet := e
	quiet.log = slog.New(slog.DiscardHandler) // what becomes of the folder does not belong between question and answer
	folder, err := quiet.follow(c.Knowledge, "", liveFlags{Gate: "hold", Rescan: time.Minute}, dialogue.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	store := conversation.NewMemory()
	talk := chat{
		env: e, store: store, screen: newScreen(e.stdout, e.getenv),
		bot: bot.New(store, terminalFront{}, folder.Responder(), bot.Options{Clock: e.now, Logger: e.log, ReplyTime: e.replyTime}),
	}
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	go folder.Run(ctx, talk.bot)
	if isTerminal(e.stdin) && isTerminal(e.stdout) {
		return talk.interactive()
	}
	return talk.piped()
}

// terminalFront keeps replies as they are: the terminal reads them itself.
type terminalFront struct{}

// shownReply is what the outbox holds of a reply.
type shownReply struct {
	Blocks  []dialogue.Block
	Buttons [][]dialogue.Button
}

// Render implements bot.Front.
func (terminalFront) Render(chat string, r dialogue.Reply, _ bot.Placement) ([]conversation.Message, error) {
	payload, err := json.Marshal(shownReply{r.Blocks, r.Buttons})
	if err != nil {
		return nil, fmt.Errorf("encode reply: %w", err)
	}
	return []conversation.Message{{Chat: chat, Payload: payload}}, nil
}

// chat is one sitting at the terminal.
type chat struct {
	env     environment
	bot     *bot.Bot
	store   conversation.Store
	screen  screen
	buttons []dialogue.Button // of the last reply
}

// interactive talks with line editing and a history that ends with the sitting.
func (c *chat) interactive() error {
	line := liner.NewLiner()
	defer line.Close()
	line.SetCtrlCAborts(true)
	line.SetMultiLineMode(true)
	if err := c.say("/start"); err != nil {
		return err
	}
	for {
		text, err := line.Prompt("› ")
		if errors.Is(err, io.EOF) || errors.Is(err, liner.ErrPromptAborted) {
			fmt.Fprintln(c.env.stdout)
			return nil
		}
		if err != nil {
			return fmt.Errorf("read from the terminal: %w", err)
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		line.AppendHistory(text)
		fmt.Fprintln(c.env.stdout)
		if err := c.take(text); err != nil {
			return err
		}
	}
}

// piped answers each line of standard input.
func (c *chat) piped() error {
	reader := bufio.NewReader(c.env.input())
	for {
		text, err := reader.ReadString('\n')
		if strings.TrimSpace(text) != "" {
			if err := c.take(strings.TrimRight(text, "\r\n")); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read standard input: %w", err)
		}
	}
}

// take handles a line: the number of a button, or words.
func (c *chat) take(text string) error {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > len(c.buttons) {
		return c.say(text)
	}
	switch b := c.buttons[n-1]; {
	case b.URL != "":
		return c.screen.show([]dialogue.Block{{Kind: dialogue.Paragraph, Text: b.URL}}, nil)
	case b.Copy != "":
		return c.screen.show([]dialogue.Block{{Kind: dialogue.Paragraph, Text: b.Copy}}, nil)
	default:
		return c.handle(dialogue.Message{Action: b.Action})
	}
}

func (c *chat) say(text string) error { return c.handle(dialogue.Message{Text: text}) }

// handle lets the bot answer and shows what it put into the outbox.
func (c *chat) handle(m dialogue.Message) error {
	ctx := c.env.ctx
	if err := c.bot.Handle(ctx, bot.Event{Chat: terminalChat, Message: m}); err != nil {
		return err
	}
	messages, err := c.store.Pending(ctx, 0, 100)
	if err != nil {
		return err
	}
	for _, m := range messages {
		var r shownReply
		if err := json.Unmarshal(m.Payload, &r); err != nil {
			return fmt.Errorf("decode reply: %w", err)
		}
		c.buttons = c.buttons[:0]
		for _, row := range r.Buttons {
			c.buttons = append(c.buttons, row...)
		}
		if err := c.screen.show(r.Blocks, r.Buttons); err != nil {
			return err
		}
		if err := c.store.Done(ctx, m.Seq); err != nil {
			return err
		}
	}
	return nil
}
