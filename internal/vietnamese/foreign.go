package vietnamese

import (
	"strings"
	"unicode"
)

// Foreign reports whether a text is written in a language that Detect does not
// tell apart: mostly in the letters of another script, or with the small words
// of a European language or of Malay. Vietnamese without accents, in chat language or
// with Telex left-overs is never foreign: none of the words that decide is
// spelt like a syllable of it.
func Foreign(s string) bool {
	if otherScript(s) {
		return true
	}
	tokens := Tokenize(s)
	tokens = tokens[:min(len(tokens), maxDetect)]
	var sure, foreign, own float64
	for i, t := range tokens {
		lower := strings.ToLower(t.Text)
		switch {
		case t.Kind == Glyph:
			own += 0.5
		case t.Kind != Word || inPlaceName(tokens, i):
		case foreignWords[lower]:
			sure++
			foreign++
		case sharedWords[lower]:
			foreign += weightRare
		case ValidSyllable(lower) && (i == 0 || !unicode.IsUpper([]rune(t.Text)[0])), commonEnglish[lower]:
			own++
		}
	}
	return sure > 0 && foreign > own
}

// otherScript reports whether a text is written mostly in letters that neither
// Vietnamese nor the languages told apart use.
func otherScript(s string) bool {
	foreign, known := 0, 0
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, unicode.Latin, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Common, unicode.Inherited):
			known++
		default:
			foreign++
		}
	}
	return foreign > known
}

// foreignWords are frequent words of questions in French, German, Spanish,
// Italian, Portuguese, Dutch, and Malay, each spelt as neither Vietnamese nor
// English spells a word.
var foreignWords = wordSet(`bonjour bonsoir salut beaucoup quel quels quelle quelles sont votre vos nous pouvez je suis avec quelque avez voudrais investir investissement investissements entreprise entreprises téléphone numéro où êtes été combien adresse horaires pourquoi objectifs ville développement
	guten hallo danke dankeschön welche welcher welches wie ist sind wir möchte möchten haben gibt können kann bitte für und nicht eine einen über telefon telefonnummer wo lautet ihre ihr unternehmen investieren investitionen hafen anschrift öffnungszeiten
	buenos buenas días tardes cuál cuáles cómo dónde cuándo cuánto cuántos teléfono número ustedes gracias muchas quiero quisiera puedo inversión inversiones invertir empresa empresas dirección ciudad puerto cual cuales donde telefono para
	buongiorno buonasera ciao quali dove quando vorrei numero telefono grazie posso investire investimenti indirizzo azienda aziende città siamo della delle degli
	olá obrigado obrigada qual quais onde quanto telefone endereço investimento investimentos vocês gostaria cidade
	goedemorgen goedemiddag dank wat een telefoonnummer waar welke zijn graag bedankt wij
	selamat terima kasih berapa nomor nombor telepon alamat apakah bagaimana mana apa saya kami yang dengan untuk adalah pelabuhan investasi pelaburan kantor pejabat siang pagi`)

// sharedWords are small words of those languages that may also be a syllable
// of Vietnamese or a word of English: they only strengthen the others.
var sharedWords = wordSet(`merci hola la le les l d de des du en est et un une au aux à pour les qui que ou
	der die das den dem von zu im am in mit hat es sie ich tag
	el los las una y o es son del con por se su qué muy
	il lo gli di è e per che del nel al sono come
	os um uma é do da dos das na no com por bom dia são não
	is van op te u uw het hoe
	di dan ini itu ada bisa ke`)
