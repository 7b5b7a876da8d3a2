package dialogue

import (
	"regexp"
	"strings"

	"haiphongbot/internal/knowledge"
	"haiphongbot/internal/vietnamese"
)

// commandForm is a command as users type it: in any case, accents and all,
// with or without the bot's name behind it. Groups: name, argument.
var commandForm = regexp.MustCompile(`^/([\p{L}\p{N}_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?:\s+((?s).*))?$`)

// parseCommand reads a command; its name comes back in lower case without
// accents. A slash with no name behind it is a call for help.
func parseCommand(text string) (name, argument string, ok bool) {
	if !strings.HasPrefix(text, "/") {
		return "", "", false
	}
	m := commandForm.FindStringSubmatch(text)
	if m == nil {
		return commandHelp, "", true
	}
	return strings.ReplaceAll(vietnamese.Fold(m[1]), "_", ""), m[2], true
}

// The commands. Their names are those that setMyCommands publishes.
const (
	commandStart   = "start"
	commandHelp    = "help"
	commandHotline = "hotline"
	commandBooking = "datlich"
	commandTopics  = "chude"
	commandForget  = "xoa"
	commandSource  = "nguon"
	commandAddress = "diachi"
	commandHours   = "gio"
	commandHuman   = "chuyenvien"
	commandAsk     = "hoi"
)

// aliases are other names that people try.
var aliases = map[string]string{
	"batdau": commandStart, "trogiup": commandHelp, "giup": commandHelp, "huongdan": commandHelp, "menu": commandHelp,
	"lienhe": commandHotline, "sdt": commandHotline, "phone": commandHotline, "contact": commandHotline, "dienthoai": commandHotline, "call": commandHotline,
	"book": commandBooking, "booking": commandBooking, "lich": commandBooking, "hen": commandBooking, "datlichhen": commandBooking,
	"topics": commandTopics, "topic": commandTopics, "tailieu": commandTopics, "danhmuc": commandTopics,
	"xoadulieu": commandForget, "delete": commandForget, "forget": commandForget, "reset": commandForget, "deletemydata": commandForget,
	"source": commandSource, "sources": commandSource, "address": commandAddress, "hours": commandHours, "giolamviec": commandHours,
	"human": commandHuman, "nhanvien": commandHuman, "gap": commandHuman, "agent": commandHuman, "gapchuyenvien": commandHuman, "ask": commandAsk, "tim": commandAsk, "search": commandAsk,
}

// command answers a command.
func (t *talk) command(name, argument string) (Reply, error) {
	t.language = t.before.Language
	if t.language == "" {
		t.language = vietnamese.Undetermined
	}
	if alias, ok := aliases[name]; ok {
		name = alias
	}
	switch name {
	case commandStart:
		return t.start(argument)
	case commandAsk:
		if _, whole, ok := parseCommand(t.whole); ok {
			t.whole = whole
		}
		if t.text = argument; argument != "" {
			return t.read()
		}
		name = commandHelp
	case commandSource:
		if reply, ok, err := t.serve(requestSource); ok {
			return asCommand(reply, name), err
		}
		return asCommand(t.nothingShown(), name), nil
	case commandTopics:
		return asCommand(t.topics(), name), nil
	case commandForget:
		return t.forgetAll(), nil
	}
	if intent, ok := map[string]string{commandHotline: Hotline, commandBooking: Booking, commandAddress: Address, commandHours: Hours, commandHuman: Human}[name]; ok {
		return asCommand(t.contact([]string{intent}), name), nil
	}
	reply := t.smalltalk(Help)
	if name != commandHelp {
		reply.Blocks = append([]Block{paragraph(string(lineNoCommand))}, reply.Blocks...)
		name = commandHelp
	}
	return asCommand(reply, name), nil
}

// forgetAll deletes what is stored of the user.
func (t *talk) forgetAll() Reply {
	return Reply{Outcome: Command, Intent: commandForget, Forget: true, Blocks: []Block{paragraph(string(lineForgotten))}}
}

func asCommand(reply Reply, name string) Reply {
	reply.Outcome, reply.Intent = Command, name
	return reply
}

// start begins anew. The payload of a deep link opens a passage or a topic.
func (t *talk) start(payload string) (Reply, error) {
	t.restart = true
	if a, ok := parseAction(strings.TrimSpace(payload)); ok && a.verb != helpful && a.verb != unhelpful && a.verb != handOver {
		reply, err := t.do(a)
		return asCommand(reply, commandStart), err
	}
	reply := Reply{Outcome: Command, Intent: commandStart, Blocks: []Block{
		paragraph(say(lineStart, slotAgency, t.agency())),
		paragraph(string(lineStartHow)),
	}}
	if len(t.examples) > 0 {
		reply.Blocks = append(reply.Blocks, paragraph(string(lineStartAsk)))
	} else {
		reply.Blocks = append(reply.Blocks, paragraph(string(lineStartAsk0)))
	}
	t.addExamples(&reply)
	reply.row(press(labelTopics, action{verb: giveTopics}), press(labelHotline, action{verb: giveHotline}), press(labelBooking, action{verb: giveBooking}))
	t.notice(&reply, onOther)
	return reply, nil
}

// topics lists what the documents cover.
func (t *talk) topics() Reply {
	reply := Reply{Outcome: Command, Intent: commandTopics}
	listed := 0
	for _, d := range t.library.Documents {
		if expired(d, t.now) || len(d.Passages) == 0 {
			continue
		}
		if listed == maxTopics {
			reply.Blocks = append(reply.Blocks, paragraph(string(lineMore)))
			break
		}
		title := cut(d.Title, maxTitle)
		if d.Period != (knowledge.Period{}) {
			title += say(lineSourcePeriod, slotPeriod, period(d.Period))
		}
		reply.Blocks = append(reply.Blocks, paragraph(say(lineTopic, slotTitle, title)))
		reply.row(press(line(label(d.Title)), action{verb: showPage, ref: refTo(d.Passages[0])}))
		listed++
	}
	if listed == 0 {
		reply.Blocks = []Block{paragraph(string(lineNoTopics))}
		return reply
	}
	reply.Blocks = append([]Block{paragraph(string(lineTopics))}, reply.Blocks...)
	t.addExamples(&reply)
	t.notice(&reply, onOther)
	return reply
}
