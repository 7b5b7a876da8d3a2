package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"haiphongbot/internal/conversation"
	"haiphongbot/internal/dialogue"
	"haiphongbot/internal/telegram"
)

// Telegram joins a Bot to the Telegram room: it is that room's Handler and
// Outbox, and the bot's Front.
//
// A conversation is named "telegram:<chat>", with "/<thread>" in a topic and
// "@<user>" in groups, where everybody has a conversation of their own. The
// outbox is kept per chat, whatever the topic.
type Telegram struct {
	bot     *Bot
	store   conversation.Store
	log     *slog.Logger
	answers answers
}

// NewTelegram returns a bot on Telegram. o.Desk comes from DeskChat.
func NewTelegram(store conversation.Store, r Responder, o Options) *Telegram {
	t := &Telegram{store: store, log: o.Logger}
	t.bot = New(store, t, r, o)
	return t
}

// DeskChat names the conversation of the staff's group; "" for 0.
func DeskChat(id int64) string {
	if id == 0 {
		return ""
	}
	return chatName(telegram.Address{Chat: id}, 0)
}

// Bot returns the bot, to swap its responder.
func (t *Telegram) Bot() *Bot { return t.bot }

// Resume takes up what a former run left behind, see Bot.Resume, and finds out whether
// the desk can be written to, so that a wrong number is noticed before it is needed.
// It is called once, before anything is handled.
func (t *Telegram) Resume(ctx context.Context) error {
	if err := t.bot.Resume(ctx); err != nil {
		return err
	}
	desk := t.bot.desk.name()
	if desk == "" {
		return nil
	}
	to, err := address(desk)
	if err != nil {
		return err
	}
	payload, err := telegram.Probe(to).Payload()
	if err != nil {
		return err
	}
	c := t.bot.once("probe")
	c.Messages = []conversation.Message{{Chat: outboxName(to.Chat), Payload: payload}}
	return t.bot.apply(ctx, c)
}

func chatName(a telegram.Address, user int64) string {
	name := outboxName(a.Chat)
	if a.Thread != 0 {
		name += "/" + strconv.Itoa(a.Thread)
	}
	if user != 0 {
		name += "@" + strconv.FormatInt(user, 10)
	}
	return name
}

func outboxName(chat int64) string { return "telegram:" + strconv.FormatInt(chat, 10) }

// address reads what chatName wrote.
func address(chat string) (telegram.Address, error) {
	name, _, _ := strings.Cut(chat, "@")
	name, ok := strings.CutPrefix(name, "telegram:")
	name, thread, inTopic := strings.Cut(name, "/")
	id, err := strconv.ParseInt(name, 10, 64)
	a := telegram.Address{Chat: id}
	if err == nil && inTopic {
		a.Thread, err = strconv.Atoi(thread)
	}
	if err != nil || !ok {
		return a, fmt.Errorf("chat %q is not one of Telegram", chat)
	}
	return a, nil
}

// Handle implements telegram.Handler.
func (t *Telegram) Handle(ctx context.Context, u telegram.Update) error {
	if err := t.minding(ctx, u); err != nil {
		return err
	}
	switch u.Kind {
	case telegram.Message, telegram.Edited, telegram.Button:
	default:
		return nil // nothing follows from it
	}
	if !u.Addressed || u.Chat.ID == 0 || u.From.Bot {
		return nil
	}
	err := t.handle(ctx, u, t.event(ctx, u))
	if errors.Is(err, conversation.ErrUnstored) {
		return fmt.Errorf("%w: %w", telegram.ErrUnstored, err)
	}
	return err
}

// minding sees what an update tells of the desk: that it is there, that the bot was
// removed from it, or that it has become another chat.
func (t *Telegram) minding(ctx context.Context, u telegram.Update) error {
	switch {
	case !t.atDesk(u):
		return nil
	case u.MigratedTo != 0:
		if err := t.bot.deskMoved(ctx, DeskChat(u.Chat.ID), DeskChat(u.MigratedTo)); err != nil {
			return err
		}
	case u.Blocked:
		t.bot.deskFails()
		return nil
	}
	return t.bot.deskWorks(ctx)
}

// atDesk reports whether an update comes from the staff's group.
func (t *Telegram) atDesk(u telegram.Update) bool {
	return u.Chat.ID != 0 && t.bot.desk.name() == DeskChat(u.Chat.ID)
}

func (t *Telegram) handle(ctx context.Context, u telegram.Update, e Event) error {
	switch n := t.staffReplyTo(u); {
	case n == 0:
	case u.Kind == telegram.Edited:
		return t.bot.StaffEdit(ctx, e, n)
	default:
		return t.bot.StaffReply(ctx, e, n)
	}
	if t.acceptsChange(u) {
		return t.bot.acceptChange(ctx, e)
	}
	return t.bot.Handle(ctx, e)
}

// acceptsChange reports whether staff take over a change that is held.
func (t *Telegram) acceptsChange(u telegram.Update) bool {
	return t.bot.accept != nil && t.atDesk(u) && u.Kind == telegram.Message && strings.TrimSpace(u.Text) == acceptCommand
}

// acceptCommand is what staff type at the desk; the report names it.
const acceptCommand = "/chapnhan"

// staffReplyTo returns the number of the question that a message at the desk
// answers, 0 when it is something else.
func (t *Telegram) staffReplyTo(u telegram.Update) uint64 {
	if !t.atDesk(u) || u.Kind == telegram.Button || u.ReplyTo == nil || !u.ReplyTo.FromBot {
		return 0
	}
	return QuestionOf(u.ReplyTo.Text)
}

func (t *Telegram) event(ctx context.Context, u telegram.Update) Event {
	user := u.From.ID
	if u.Chat.Private() {
		user = 0
	}
	e := Event{
		Update: u.Key,
		Chat:   chatName(telegram.Address{Chat: u.Chat.ID, Thread: u.Chat.Thread}, user),
		Message: dialogue.Message{
			Text: u.Text, Action: u.Action, Media: dialogue.Media(u.Media),
		},
	}
	if !u.Chat.Private() {
		e.Group = outboxName(u.Chat.ID)
	}
	if u.Kind == telegram.Button {
		e.Message.Text = ""
		return e
	}
	// The wait is for those whose message is going to be answered.
	if u.Kind == telegram.Edited && !t.bot.limits.full(e.Chat, t.bot.clock()) {
		e.Placement.Edit = t.answers.find(ctx, answerKey{u.Chat.ID, u.MessageID})
	}
	if !u.Chat.Private() || u.Kind == telegram.Edited && e.Placement.Edit == 0 {
		e.Placement.Quote = u.MessageID
	}
	e.Placement.Asked = u.MessageID
	return e
}

// Render implements Front.
func (t *Telegram) Render(chat string, r dialogue.Reply, p Placement) ([]conversation.Message, error) {
	to, err := address(chat)
	if err != nil {
		return nil, err
	}
	reply := telegram.Reply{ReplyTo: p.Quote, Edit: p.Edit, Blocks: blocks(r.Blocks), Buttons: buttons(r.Buttons)}
	if p.Asked != 0 {
		reply.Tag = strconv.Itoa(p.Asked)
		t.answers.promise(answerKey{to.Chat, p.Asked})
	}
	if p.Tag != "" {
		reply.Tag = p.Tag
	}
	calls, err := telegram.Render(to, reply)
	if err != nil {
		return nil, err
	}
	if p.Copy != (Original{}) {
		from, err := address(p.Copy.Chat)
		if err != nil {
			return nil, err
		}
		last := &calls[len(calls)-1]
		last.Tag = ""
		calls = append(calls, telegram.Copy(to, from.Chat, p.Copy.Message, reply.Tag))
	}
	var out []conversation.Message
	for _, call := range calls {
		payload, err := call.Payload()
		if err != nil {
			return nil, err
		}
		out = append(out, conversation.Message{Chat: outboxName(to.Chat), Payload: payload})
	}
	return out, nil
}

func blocks(in []dialogue.Block) []telegram.Block {
	out := make([]telegram.Block, len(in))
	for i, b := range in {
		out[i] = telegram.Block{Kind: telegram.BlockKind(b.Kind), Text: b.Text, From: b.From, To: b.To, Link: b.Link}
	}
	return out
}

func buttons(in [][]dialogue.Button) [][]telegram.ReplyButton {
	var out [][]telegram.ReplyButton
	for _, row := range in {
		var r []telegram.ReplyButton
		for _, b := range row {
			r = append(r, telegram.ReplyButton(b))
		}
		out = append(out, r)
	}
	return out
}

// Pending implements telegram.Outbox.
func (t *Telegram) Pending(ctx context.Context, after uint64, limit int) ([]telegram.Entry, error) {
	messages, err := t.store.Pending(ctx, after, limit)
	if err != nil {
		return nil, err
	}
	out := make([]telegram.Entry, len(messages))
	for i, m := range messages {
		out[i] = telegram.Entry{Seq: m.Seq, Chat: m.Chat, Payload: m.Payload}
	}
	return out, nil
}

// Done implements telegram.Outbox.
func (t *Telegram) Done(ctx context.Context, seq uint64, sent telegram.Sent) error {
	fate := Fate{Message: seq, Chat: DeskChat(sent.Chat), Tag: sent.Tag}
	switch sent.Result {
	case telegram.Delivered:
		if asked, err := strconv.Atoi(sent.Tag); err == nil {
			t.answers.add(answerKey{sent.Chat, asked}, sent.MessageID)
		}
	case telegram.Closed:
		fate.Ending = Closed
	case telegram.Rejected:
		fate.Ending = Refused
		t.log.Error("Telegram refuses a message", slog.Uint64("seq", seq))
	}
	if sent.MigratedFrom != 0 {
		if err := t.bot.deskMoved(ctx, DeskChat(sent.MigratedFrom), DeskChat(sent.Chat)); err != nil {
			return err
		}
	}
	if err := t.bot.Learn(ctx, fate); err != nil && !errors.Is(err, conversation.ErrUnstored) {
		return err
	}
	return t.store.Done(ctx, seq)
}

// maxAnswers bounds how many answers can still be found when their question is
// edited. They are not kept over a restart: an edited question is then answered
// by a new message.
const maxAnswers = 4096

// answerSoon is how long an edited question waits for the message that is to be
// edited: people correct themselves while the answer is on its way.
const answerSoon = time.Second

// vainPause is how long no edited question of a chat waits after one that did so in
// vain. Others wait meanwhile, as the updates of one poll are handled together.
const vainPause = 30 * time.Second

// answers finds the message that answered another.
type answers struct {
	mu   sync.Mutex
	sent map[answerKey]*sentAnswer
	ring []answerKey // in order of asking
	next int
	vain map[int64]time.Time // chat → when a wait was in vain
}

type answerKey struct {
	chat  int64
	asked int
}

type sentAnswer struct {
	message int
	known   chan struct{} // closed when message is
}

// promise notes that an answer is on its way.
func (a *answers) promise(key answerKey) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entry(key)
}

// entry returns what is known of an answer, with the lock held.
func (a *answers) entry(key answerKey) *sentAnswer {
	if s := a.sent[key]; s != nil {
		return s
	}
	if a.sent == nil {
		a.sent = make(map[answerKey]*sentAnswer)
	}
	if len(a.ring) < maxAnswers {
		a.ring = append(a.ring, key)
	} else {
		delete(a.sent, a.ring[a.next])
		a.ring[a.next] = key
		a.next = (a.next + 1) % maxAnswers
	}
	s := &sentAnswer{known: make(chan struct{})}
	a.sent[key] = s
	return s
}

func (a *answers) add(key answerKey, message int) {
	if message == 0 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	s := a.entry(key)
	if s.message == 0 {
		close(s.known)
	}
	s.message = message
}

// find returns the message that answered, 0 when there is none. It waits a little
// for one that is on its way, unless the chat has waited in vain just now.
func (a *answers) find(ctx context.Context, key answerKey) int {
	a.mu.Lock()
	s := a.sent[key]
	vain, lately := a.vain[key.chat]
	a.mu.Unlock()
	if s == nil {
		return 0
	}
	wait := answerSoon
	if lately && time.Since(vain) < vainPause {
		wait = 0
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	select {
	case <-s.known:
	case <-ctx.Done():
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if s.message == 0 && wait > 0 {
		if a.vain == nil || len(a.vain) >= maxAnswers {
			a.vain = make(map[int64]time.Time)
		}
		a.vain[key.chat] = time.Now()
	}
	return s.message
}
