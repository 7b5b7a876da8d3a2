package bot

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf16"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
	"haiphongbot/internal/telegram/telegramtest"
)

const (
	asker  = 7
	former = -5    // a group
	desk1  = -1005 // supergroups
	desk2  = -1006
)

// passing passes every text on to staff, and says whether they are away.
type passing struct{}

func (passing) Respond(_ context.Context, conv dialogue.Conversation, m dialogue.Message, _ time.Time) (dialogue.Reply, dialogue.Conversation, error) {
	reply := say("đã chuyển")
	if m.Away {
		reply = say("chờ")
	}
	reply.Handover = &dialogue.Handover{Question: m.Text}
	return reply, conv, nil
}

// office is a bot, its state and a Telegram in one synctest bubble.
type office struct {
	t      *testing.T
	server *telegramtest.Server
	store  *conversation.Memory
	log    bytes.Buffer
	staff  *telegramtest.User
	anna   *telegramtest.User
	stop   func()
	api    telegram.Config

	responder Responder
	options   Options // but for those that open sets
}

func inOffice(t *testing.T, f func(o *office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		const token = "123456789:CANARYCANARYCANARYCANARYCANARYCANAR"
		o := &office{t: t, server: telegramtest.New(telegramtest.Options{Token: token, Username: "haiphong_bot"}), store: conversation.NewMemory(), responder: passing{}}
		transport, end := telegramtest.Local(o.server)
		parsed, err := telegram.ParseToken(token)
		if err != nil {
			t.Fatal(err)
		}
		o.api = telegram.Config{Token: parsed, API: "http://telegram.test", Transport: transport, Random: func() float64 { return 0.5 }}
		o.anna, o.staff = o.server.User(asker, "vi"), o.server.User(8, "vi")
		defer func() { // also after Fatal
			o.stop()
			o.server.Close()
			transport.CloseIdleConnections()
			end()
			if t.Failed() {
				t.Logf("log:\n%s", o.log.String())
			}
		}()
		f(o)
	})
}

// open starts the bot with a desk, after stopping the one before.
func (o *office) open(desk int64) {
	o.t.Helper()
	if o.stop != nil {
		o.stop()
		time.Sleep(time.Millisecond) // no process starts in no time
	}
	log := slog.New(slog.NewTextHandler(&o.log, nil))
	o.options.Clock, o.options.Logger, o.options.Desk = time.Now, log, DeskChat(desk)
	front := NewTelegram(o.store, o.responder, o.options)
	if err := front.Resume(o.t.Context()); err != nil {
		o.t.Fatal(err)
	}
	o.api.Handler, o.api.Outbox, o.api.Log = front, front, log
	connection, err := telegram.New(o.api)
	if err != nil {
		o.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(o.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- connection.Run(ctx) }()
	o.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			o.t.Error(err)
		}
	}
}

// reads waits until a chat has n messages, and all else that happens at that moment has
// happened, and returns the last.
func (o *office) reads(chat int64, n int, parts ...string) telegramtest.Message {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), 2*time.Minute)
	defer cancel()
	_, err := o.server.Wait(ctx, chat, n)
	synctest.Wait()
	got := o.server.Messages(chat)
	if err != nil || len(got) != n {
		o.t.Fatalf("chat %d has %d messages, want %d: %v\n%+v", chat, len(got), n, err, got)
	}
	for _, part := range parts {
		if !strings.Contains(got[n-1].Text, part) {
			o.t.Errorf("message %d to chat %d lacks %q: %q", n, chat, part, got[n-1].Text)
		}
	}
	return got[n-1]
}

// settle lets the bot take down what has just been read: people are slower than it.
func (o *office) settle() { time.Sleep(time.Second) }

// logs fails unless the log holds all of some words.
func (o *office) logs(words ...string) {
	o.t.Helper()
	synctest.Wait()
	for _, w := range words {
		if !strings.Contains(o.log.String(), w) {
			o.t.Errorf("the log lacks %q", w)
		}
	}
}

// TestImpatience presses the button of one question again and again.
func TestImpatience(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		for range 5 {
			o.anna.Say("Giá thuê đất?")
		}
		o.reads(asker, 5, "đã chuyển")
		o.settle()
		o.staff.Reply(o.reads(desk1, 1), "Ba đồng.")
		o.reads(asker, 6)
		o.settle()
		o.anna.Say("Giá thuê đất?") // perhaps it has changed
		o.reads(desk1, 3, "[#2]")
	})
}

// TestOneAskerDoesNotFillTheDesk passes on question after question.
func TestOneAskerDoesNotFillTheDesk(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		for i := range maxOpen + 2 {
			o.anna.Say(fmt.Sprint("Câu ", i))
		}
		o.reads(asker, maxOpen+2, "chưa được chuyển")
		o.server.User(9, "vi").Say("Giá thuê đất?")
		o.staff.Reply(o.reads(desk1, maxOpen+1, "Giá thuê đất?"), "Ba đồng.")
		o.reads(9, 2, "Ba đồng.")
		time.Sleep(openFor)
		o.anna.Say("Câu mới")
		o.reads(desk1, maxOpen+3, "Câu mới")
	})
}

func TestStaffLearnThatTheAskerIsGone(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		o.anna.Say("Giá thuê đất?")
		o.reads(asker, 1)
		asked := o.reads(desk1, 1, "[#1]", "Giá thuê đất?")
		o.anna.Block()
		reply := o.staff.Reply(asked, "Mời anh/chị gọi.")
		notice := o.reads(desk1, 2, "[#1]", "KHÔNG", "đã chặn")
		if notice.ReplyTo != reply.Message {
			t.Errorf("the notice quotes message %d, want %d", notice.ReplyTo, reply.Message)
		}
		o.anna.Say("Tôi bấm nhầm.") // which unblocks
		o.reads(desk1, 3, "[#2]")
		o.staff.Reply(notice, "Mời anh/chị gọi.")
		o.reads(asker, 3, "Mời anh/chị gọi.")
		o.reads(desk1, 4, "[#1] Đã gửi câu trả lời")
	})
}

// TestQuestionsOutliveAWrongDesk runs with the number of no group, then with the right one.
func TestQuestionsOutliveAWrongDesk(t *testing.T) {
	inOffice(t, func(o *office) {
		o.open(desk1)
		o.settle()
		o.logs("level=ERROR", "--desk")
		o.anna.Say("Giá thuê đất?")
		o.reads(asker, 1, "chờ")
		o.anna.Say("Giá điện?")
		o.reads(asker, 2, "chờ") // and nothing more
		time.Sleep(time.Minute)
		o.reads(asker, 2)
		o.logs("question=1", "question=2")
		o.open(desk1) // no better
		time.Sleep(time.Minute)
		o.reads(asker, 2)
		o.server.Group(desk2, "Chuyên viên")
		o.open(desk2)
		o.reads(desk2, 2, "Giá điện?")
		o.staff.Reply(o.server.Messages(desk2)[0], "Mời anh/chị gọi.")
		o.reads(asker, 3, "Mời anh/chị gọi.")
		o.reads(desk2, 3, "Đã gửi")
		o.open(desk2)
		time.Sleep(time.Minute)
		o.reads(desk2, 3)
	})
}

// TestOpenQuestionsMoveToAnotherDesk has one answered and one not when the desk changes.
func TestOpenQuestionsMoveToAnotherDesk(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Nhóm khác")
		o.server.Group(desk2, "Chuyên viên")
		o.open(desk1)
		o.anna.Say("Giá thuê đất?")
		o.anna.Say("Giá điện?")
		o.staff.Reply(o.reads(desk1, 2, "Giá điện?"), "Ba đồng.")
		o.reads(desk1, 3, "Đã gửi")
		o.settle()
		o.open(desk2)
		o.reads(desk2, 1, "[#1]", "Giá thuê đất?")
		o.settle()
		o.open(desk2)
		time.Sleep(time.Minute)
		o.reads(desk2, 1)
	})
}

// TestAskersLearnThatTheirQuestionWaits has the desk fail without notice.
func TestAskersLearnThatTheirQuestionWaits(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		o.settle()
		o.server.Fault(telegramtest.Fault{
			Trouble: telegramtest.Refuse, Method: "sendMessage", Chat: desk1, Code: 400, Description: "Bad Request: not enough rights to send text messages to the chat",
		})
		o.anna.Say("Giá thuê đất?")
		o.reads(asker, 2, "Giá thuê đất?", "chưa chuyển được")
		if first := o.server.Messages(asker)[0]; first.Text != "đã chuyển" {
			t.Errorf("at first the asker reads %q", first.Text)
		}
		o.logs("level=ERROR", "question=1")
		o.server.Heal()
		o.staff.Send(desk1, map[string]any{"text": "/help"}) // any sign of life
		o.reads(desk1, 2)
		if got := o.server.Messages(desk1)[0]; questionOf(got.Text) != 1 {
			t.Errorf("the desk reads %q", got.Text)
		}
	})
}

// TestQuestionsOnTheirWayFollowTheDesk has one in the outbox when the desk is another.
func TestQuestionsOnTheirWayFollowTheDesk(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk2, "Chuyên viên")
		o.server.Fault(telegramtest.Fault{Trouble: telegramtest.Gateway, Chat: desk1})
		o.open(desk1)
		o.anna.Say("Giá thuê đất?")
		o.reads(asker, 1, "đã chuyển")
		o.open(desk2)
		o.server.Heal()
		o.reads(desk2, 1, "Giá thuê đất?")
		time.Sleep(time.Minute)
		o.reads(desk2, 1)
		o.reads(asker, 1)
	})
}

// TestQuestionsWaitUntilTheBotIsBack removes the bot from the desk and adds it again.
func TestQuestionsWaitUntilTheBotIsBack(t *testing.T) {
	inOffice(t, func(o *office) {
		group := o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		o.anna.Say("Giá thuê đất?")
		o.reads(desk1, 1)
		o.settle()
		o.staff.Remove(group)
		o.settle()
		o.anna.Say("Giá điện?")
		o.reads(asker, 2, "chờ")
		o.reads(desk1, 1)
		o.staff.Add(group)
		o.reads(desk1, 2, "Giá điện?")
		o.anna.Say("Giá nước?")
		o.reads(asker, 3, "đã chuyển")
		o.reads(desk1, 3, "Giá nước?")
	})
}

// TestTheDeskIsFollowed lets it become a supergroup, noticed by an update or not.
func TestTheDeskIsFollowed(t *testing.T) {
	for name, quietly := range map[string]bool{"told": false, "not told": true} {
		t.Run(name, func(t *testing.T) {
			inOffice(t, func(o *office) {
				group := o.server.Group(former, "Chuyên viên")
				o.open(former)
				o.anna.Say("Giá thuê đất?")
				o.reads(former, 1)
				o.settle()
				group.Migrate(desk1)
				if !quietly {
					o.staff.Send(former, map[string]any{"migrate_to_chat_id": desk1})
					o.settle()
				}
				o.anna.Say("Giá điện?")
				asked := o.reads(desk1, 1, "Giá điện?")
				o.settle()
				o.staff.Reply(asked, "Ba đồng.")
				o.reads(asker, 3, "Ba đồng.")
				o.reads(desk1, 2, "Đã gửi")
				o.logs("--desk", "-1005")
				refused := 0
				for _, c := range o.server.Calls("sendMessage") {
					if c.Status == 400 {
						refused++
					}
				}
				if quietly != (refused > 0) {
					t.Errorf("%d messages went to the group that is no more", refused)
				}
				o.open(former) // nobody has changed --desk
				o.anna.Say("Giá nước?")
				o.reads(desk1, 3, "Giá nước?")
				for _, c := range o.server.Calls("sendMessage") {
					if c.Status == 400 {
						refused--
					}
				}
				if refused != 0 {
					t.Error("the former group is tried again after a restart")
				}
			})
		})
	}
}

// TestStaffAnswerByPictures and other things than text.
func TestStaffAnswerByPictures(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		o.anna.Say("Bản đồ ở đâu?")
		asked := o.reads(desk1, 1)
		o.staff.ReplyWith(asked, map[string]any{"photo": []any{map[string]any{"file_id": "x"}}, "caption": "Bản đồ đây ạ"})
		o.reads(asker, 3, "Bản đồ đây ạ")
		o.reads(desk1, 2, "Đã gửi")
		if texts := o.server.Messages(asker); !strings.Contains(texts[1].Text, "Bản đồ ở đâu?") {
			t.Errorf("the picture follows %q", texts[1].Text)
		}

		o.server.Fault(telegramtest.Fault{Trouble: telegramtest.Refuse, Method: "copyMessage", Times: 1, Code: 400, Description: "Bad Request: not enough rights to send documents to the chat"})
		o.anna.Say("Còn quy hoạch?")
		o.staff.ReplyWith(o.reads(desk1, 3), map[string]any{"document": map[string]any{"file_id": "y"}})
		o.reads(desk1, 4, "[#2]", "KHÔNG", "bằng chữ")
	})
}

// TestStaffCorrectThemselves edits an answer, which is not a question to the bot.
func TestStaffCorrectThemselves(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		o.anna.Say("Giá thuê đất?")
		asked := o.reads(desk1, 1)
		sent := o.staff.Reply(asked, "Ba đồng")
		o.reads(desk1, 2, "Đã gửi")
		o.staff.EditReply(asked, sent.Message, "Bốn đồng")
		o.reads(desk1, 3, "[#1]", "không được gửi")
		o.reads(asker, 2)
	})
}

// TestLongQuestionsReachTheDeskWhole in messages that each can be replied to.
func TestLongQuestionsReachTheDeskWhole(t *testing.T) {
	inOffice(t, func(o *office) {
		o.server.Group(desk1, "Chuyên viên")
		o.open(desk1)
		long := strings.TrimSpace(strings.Repeat("Giá thuê đất? ", 292)) + " 🚢"
		o.anna.Say(long)
		second := o.reads(desk1, 2, "[#1]", "🚢", "Reply")
		if got := questionOf(second.Text); got != 1 {
			t.Errorf("the second half is about question %d", got)
		}
		words := strings.Fields(o.server.Messages(desk1)[0].Text + " " + second.Text)
		for _, w := range strings.Fields("Giá thuê đất?") {
			if n := len(slices.DeleteFunc(slices.Clone(words), func(x string) bool { return x != w })); n != 292 {
				t.Errorf("the desk reads %q %d times, want 292", w, n)
			}
		}
		o.staff.Reply(second, "Ba đồng.")
		o.reads(asker, 2, "Ba đồng.")
	})
}

func TestPieces(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "short": "a b", "words": strings.Repeat("thuế đất ", 50), "no blanks": strings.Repeat("đ", 101), "pairs": strings.Repeat("🚢", 101),
	} {
		parts := pieces(text, 20)
		for _, p := range parts {
			if n := len(utf16.Encode([]rune(p))); n > 20 {
				t.Errorf("%s: a part of %d units", name, n)
			}
		}
		without := strings.NewReplacer(" ", "")
		if without.Replace(strings.Join(parts, "")) != without.Replace(text) {
			t.Errorf("%s: %q", name, parts)
		}
	}
}
