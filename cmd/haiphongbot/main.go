// Command haiphongbot answers questions about Hải Phòng's strategy with verbatim
// passages of a folder that staff keep: on Telegram, in the terminal, or line
// by line for other programs.
//
// This package turns flags and environment into values and wires the rooms
// together; it decides nothing. Read main.go, folder.go (what every command
// opens), then one file per command.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"haiphongbot/internal/bot"
	"haiphongbot/internal/telegram"
)

// Exit codes.
const (
	exitOK    = 0
	exitFail  = 1 // the command ran and something was wrong
	exitUsage = 2 // the command line was wrong
)

func main() { program(bot.ReplyTime) }

// program runs one command with what this process has of the world, and ends it.
func program(replyTime time.Duration) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	env := environment{
		ctx: ctx, args: os.Args[1:], getenv: os.Getenv, now: time.Now, replyTime: replyTime,
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
	}
	os.Exit(env.run())
}

// environment is what a command has of the world.
type environment struct {
	ctx    context.Context
	args   []string
	getenv func(string) string
	now    func() time.Time

	replyTime time.Duration // how long one reply may take where somebody waits for it

	stdin          io.Reader
	stdout, stderr io.Writer
	log            *slog.Logger // to stderr; set by run
}

// input is stdin until ctx ends, which a read that waits for more would not notice.
func (e environment) input() io.Reader {
	in, end := io.Pipe()
	context.AfterFunc(e.ctx, func() { _ = end.CloseWithError(e.ctx.Err()) })
	go func() {
		_, err := io.Copy(end, e.stdin)
		_ = end.CloseWithError(err)
	}()
	return in
}

type commands struct {
	Serve   serveCommand   `cmd:"" help:"Answer on Telegram: long polling, or a webhook with --webhook-url. The token comes from TELEGRAM_BOT_TOKEN."`
	Chat    chatCommand    `cmd:"" help:"Talk to the bot in the terminal. Needs no token and no network."`
	Ask     askCommand     `cmd:"" help:"Answer questions from arguments, or from standard input, one a line."`
	Check   checkCommand   `cmd:"" help:"Read the knowledge folder and report problems. Exits with 1 when there are errors."`
	Eval    evalCommand    `cmd:"" help:"Measure answers on files of questions."`
	Backup  backupCommand  `cmd:"" help:"Copy the state file to another file, also while the bot runs."`
	Restore restoreCommand `cmd:"" help:"Put a backup in place of the state file. The bot must be stopped."`
	Compact compactCommand `cmd:"" help:"Make the state file as small as what is in it. The bot must be stopped."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// knowledgeFlag is shared by the commands that read the folder.
type knowledgeFlag struct {
	Knowledge string `env:"KNOWLEDGE_DIR" default:"knowledge" placeholder:"DIR" help:"The knowledge folder (${default})."`
}

// dataFlag is shared by the commands that keep state.
type dataFlag struct {
	Data string `env:"DATA_DIR" default:"data" placeholder:"DIR" help:"Folder of the state file and of caches (${default})."`
}

// errFound ends a command that has already said what is wrong.
var errFound = errors.New("problems were found")

func (e environment) run() int {
	e.log = slog.New(slog.NewTextHandler(e.stderr, nil))
	exit := -1
	parser, err := kong.New(&commands{},
		kong.Name("haiphongbot"),
		kong.Description("A bot of Hải Phòng's investment promotion centre that answers with verbatim passages of its knowledge folder."),
		kong.DefaultEnvars("HAIPHONGBOT"),
		kong.Writers(e.stdout, e.stderr),
		kong.Exit(func(code int) { exit = code }),
		kong.Vars{"api": telegram.DefaultAPI},
		kong.Bind(e),
	)
	if err != nil {
		return e.fail(err, exitFail)
	}
	command, err := parser.Parse(e.args)
	if exit >= 0 { // --help has been shown
		return exit
	}
	if err != nil {
		return e.fail(fmt.Errorf("%w; haiphongbot --help explains the commands", err), exitUsage)
	}
	switch err := command.Run(); {
	case err == nil:
		return exitOK
	case errors.Is(err, errFound):
		return exitFail
	default:
		return e.fail(err, exitFail)
	}
}

func (e environment) fail(err error, code int) int {
	fmt.Fprintf(e.stderr, "haiphongbot: %v\n", err)
	return code
}
