package dialogue

import (
	"strings"

	"haiphongbot/internal/vietnamese"
)

// strangerWords are what people who write in a language that the bot does not
// read most often want: words of that language by the intent they plainly
// show, in French, German, Spanish, Italian, Portuguese, Dutch, Russian, Thai,
// Malay and Arabic. The order is that of precedence. A word ending in a
// hyphen stands for all that hold it: Thai writes no blanks, Arabic joins its article.
var strangerWords = []struct {
	intent string
	words  []string
}{
	{Hotline, strings.Fields(`téléphone telephone teléfono telefono telefone telefon telefonnummer telefoonnummer telefoon telepon телефон- โทร- เบอร์- هاتف- الهاتف- تلفون-`)},
	{Address, strings.Fields(`adresse adressen anschrift dirección direccion indirizzo endereço endereco adres alamat адрес- ที่อยู่- عنوان- العنوان-`)},
	{languagesIntent, strings.Fields(`parlez sprechen sprichst habla hablan hablas parla parlate parli fala falam spreekt говорите- พูด- تتحدث- تتكلم-`)},
	{Thanks, strings.Fields(`merci danke dankeschön gracias grazie obrigado obrigada bedankt dank terima спасибо- благодар- ขอบคุณ- شكرا- شكرًا-`)},
	{Greeting, strings.Fields(`bonjour bonsoir salut hallo hola buenos buenas buongiorno buonasera ciao olá bom goedemorgen goedemiddag selamat guten привет здравствуй- добрый สวัสดี- مرحبا- السلام-`)},
}

// briefTalk is how many words thanks and greetings may hold in a language that the
// bot does not read: more than that may ask something.
const briefTalk = 3

// strangersIntent returns the intent that the words of an unread language plainly
// show; noIntent when there is none.
func strangersIntent(text string) string {
	var words []string
	for _, t := range vietnamese.Tokenize(text) {
		if t.Kind == vietnamese.Word {
			words = append(words, strings.ToLower(t.Text))
		}
	}
	for _, w := range strangerWords {
		if !isContact(w.intent) && w.intent != languagesIntent && (len(words) > briefTalk || strings.ContainsAny(text, "?؟")) {
			continue
		}
		for _, word := range words {
			if namedIn(word, w.words) {
				return w.intent
			}
		}
	}
	return noIntent
}

// namedIn reports whether a word is one of a list, or holds one that ends
// in a hyphen.
func namedIn(word string, list []string) bool {
	for _, l := range list {
		if stem, cut := strings.CutSuffix(l, "-"); word == l || cut && strings.Contains(word, stem) {
			return true
		}
	}
	return false
}
