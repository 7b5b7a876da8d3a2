package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// testAPI is a fake Bot API server by people who do not know this bot, in another
// language: https://www.npmjs.com/package/telegram-test-api. It plays along with
// everything and answers most methods with an error.
const (
	testAPI        = "telegram-test-api"
	testAPIVersion = "4.2.1"
)

// testAPIServer runs it on a free port, which it prints, until its standard input ends,
// which it does with this process.
const testAPIServer = `
const Server = require(process.argv[1]);
const web = require('http').createServer(new Server().webServer);
web.listen(0, '127.0.0.1', () => console.log(web.address().port));
process.stdin.on('end', () => process.exit()).resume();
`

// installTestAPI returns where the package is; the first time it takes npm and
// the network.
func installTestAPI(t *testing.T) string {
	t.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not here: the bot is not tried against the npm package %s", program, testAPI)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	home := filepath.Join(cache, "haiphongbot-test", testAPI+"-"+testAPIVersion)
	main := filepath.Join(home, "node_modules", testAPI)
	if _, err := os.Stat(main); err == nil {
		return main
	}
	if err := os.MkdirAll(filepath.Dir(home), 0o700); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(home), "installing-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	ctx, cancel := context.WithTimeout(t.Context(), 12*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund",
		"--no-update-notifier", "--fetch-retries=0", testAPI+"@"+testAPIVersion)
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("the npm package %s cannot be installed here: %v\n%s", testAPI, err, out)
	}
	if err := os.Rename(fresh, home); err != nil && !errors.Is(err, os.ErrExist) {
		t.Fatal(err)
	}
	return main
}

// stranger is a client of that server: a user with a private chat.
type stranger struct {
	t   *testing.T
	url string
}

const strangerID = 77

// post makes one call and decodes what it results in.
func (s *stranger) post(method string, body map[string]any, result any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	resp, err := http.Post(s.url+"/"+method, "application/json", bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", method, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(&struct{ Result any }{result})
}

// update is what the user does, with whom and where.
func (s *stranger) update(fields map[string]any) map[string]any {
	fields["botToken"], fields["date"] = canary, time.Now().Unix()
	fields["from"] = map[string]any{"id": strangerID, "first_name": "Lan", "is_bot": false}
	fields["chat"] = map[string]any{"id": strangerID, "first_name": "Lan", "type": "private"}
	return fields
}

func (s *stranger) say(text string) {
	s.t.Helper()
	if err := s.post("sendMessage", s.update(map[string]any{"text": text}), nil); err != nil {
		s.t.Fatal(err)
	}
}

// heard is a message of the bot as that server keeps it: what the bot had sent.
type heard struct {
	Text   string
	Markup struct {
		Keyboard [][]struct {
			Data string `json:"callback_data"`
		} `json:"inline_keyboard"`
	} `json:"reply_markup"`
}

// hears waits for the bot's next message.
func (s *stranger) hears(part string) heard {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var got []struct{ Message heard }
		if err := s.post("getUpdates", map[string]any{"token": canary, "chatId": strangerID}, &got); err != nil {
			s.t.Fatal(err)
		}
		if len(got) == 0 {
			continue
		}
		if len(got) > 1 || !strings.Contains(got[0].Message.Text, part) {
			s.t.Fatalf("heard %+v, want one message with %q", got, part)
		}
		return got[0].Message
	}
	s.t.Fatalf("no message with %q", part)
	return heard{}
}

// TestServeTalksToATestServerOfOthers holds a conversation over a server that
// was written for other bots.
func TestServeTalksToATestServerOfOthers(t *testing.T) {
	t.Parallel()
	module := installTestAPI(t)
	node := exec.Command("node", "-e", testAPIServer, module)
	stdin, err := node.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	node.Stderr = &said
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	var port int
	_, noPort := fmt.Fscan(stdout, &port)
	p := newPlant(t)
	t.Cleanup(func() { // before the plant's own
		p.end(syscall.SIGTERM)
		_ = stdin.Close()
		if err := node.Wait(); err != nil {
			t.Errorf("%s: %v\n%s", testAPI, err, said.String())
		}
	})
	if noPort != nil {
		t.Fatal(noPort)
	}
	p.url = fmt.Sprint("http://127.0.0.1:", port)
	p.start()

	lan := &stranger{t: t, url: p.url}
	lan.say("/start")
	lan.hears("Kính chào")
	lan.say("Cảng Hải Phòng đón tàu nào?")
	answer := lan.hears("đón tàu lớn")
	if len(answer.Markup.Keyboard) == 0 {
		t.Fatal("the answer has no buttons")
	}
	button := answer.Markup.Keyboard[0][0].Data
	press := lan.update(map[string]any{"data": button})
	press["message"] = lan.update(map[string]any{"message_id": 1, "text": answer.Text})
	if err := lan.post("sendCallback", press, nil); err != nil {
		t.Fatal(err)
	}
	lan.hears("")
	lan.say("/hotline")
	lan.hears("điện thoại")
}
