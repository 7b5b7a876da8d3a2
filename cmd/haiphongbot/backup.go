package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"haiphongbot/internal/conversation"
)

// backupDir is the name of the folder, in the data folder, of the copies that
// serve makes.
const backupDir = "backups"

// backupPatience is how long backup waits for the running bot.
const backupPatience = time.Minute

// backupFlags say when serve makes copies.
type backupFlags struct {
	BackupEvery time.Duration `default:"24h" placeholder:"TIME" help:"Time from one backup in the data folder's backups to the next (${default}); 0 for none but those that haiphongbot backup asks for."`
	BackupKeep  int           `default:"7" placeholder:"N" help:"How many of these backups to keep (${default})."`
}

// keep makes copies of the state until the function that it returns is called.
func (b backupFlags) keep(e environment, data string, file *conversation.File) (stop func()) {
	keeper := conversation.Keeper{
		File: file, Dir: filepath.Join(data, backupDir), Every: b.BackupEvery, Keep: b.BackupKeep, Clock: e.now, Log: e.log,
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(e.ctx))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		keeper.Run(ctx)
	}()
	return func() {
		cancel()
		<-ended
	}
}

type backupCommand struct {
	dataFlag
	File string `arg:"" help:"Where to write the backup. An earlier one there is replaced."`
}

// Run implements the command. While serve has the state file, serve makes the
// copy: nobody else can.
func (c *backupCommand) Run(e environment) error {
	err := conversation.Copy(filepath.Join(c.Data, stateFile), c.File)
	if errors.Is(err, conversation.ErrLocked) {
		err = c.askServe(e)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "Đã sao lưu vào %s; bản sao đã được đọc lại và kiểm tra.\n", c.File)
	return nil
}

func (c *backupCommand) askServe(e environment) error {
	ctx, cancel := context.WithTimeout(e.ctx, backupPatience)
	defer cancel()
	made, err := conversation.Wish(ctx, filepath.Join(c.Data, backupDir))
	if err != nil {
		return err
	}
	return conversation.Copy(made, c.File)
}

type restoreCommand struct {
	dataFlag
	File   string `arg:"" help:"The backup."`
	Resend bool   `help:"Also send what waited to be sent when the backup was made. Right only when the bot has not run since: people would read it twice."`
}

// Run implements the command.
func (c *restoreCommand) Run(e environment) error {
	if err := makeData(c.Data); err != nil {
		return err
	}
	done, err := conversation.Restore(c.File, filepath.Join(c.Data, stateFile), conversation.Restoring{Now: e.now(), Resend: c.Resend})
	if err != nil {
		return whileStopped(err)
	}
	fmt.Fprintf(e.stdout, "Đã phục hồi từ %s.\n", c.File)
	if done.Replaced != "" {
		fmt.Fprintf(e.stdout, "Tệp cũ được giữ lại ở %s; xin xóa khi không còn cần, vì trong đó có dữ liệu cá nhân.\n", done.Replaced)
	}
	if done.Unsent > 0 {
		fmt.Fprintf(e.stdout, "%d tin nhắn còn chờ gửi lúc sao lưu sẽ không được gửi nữa, vì có thể đã gửi sau đó. Nếu bot chưa chạy lần nào kể từ khi sao lưu, xin phục hồi lại với --resend để gửi.\n", done.Unsent)
	}
	return nil
}

type compactCommand struct {
	dataFlag
}

// Run implements the command.
func (c *compactCommand) Run(e environment) error {
	before, after, err := conversation.Compact(filepath.Join(c.Data, stateFile))
	if err != nil {
		return whileStopped(err)
	}
	fmt.Fprintf(e.stdout, "Đã thu gọn tệp trạng thái: từ %d KiB còn %d KiB.\n", before/1024, after/1024)
	return nil
}

// whileStopped says what to do about a state file in use.
func whileStopped(err error) error {
	if errors.Is(err, conversation.ErrLocked) {
		return fmt.Errorf("%w: stop haiphongbot serve first", err)
	}
	return err
}
