package knowledge

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// exact is a number as Excel keeps it, to 15 figures.
func exact(v float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'e', 14, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// numberLayout is where a section shows the parts of a number.
type numberLayout struct {
	whole, decimals []int // indices of the tokens with places for figures
	places          int   // of decimals
	grouped         bool  // thousands are set apart
	fraction        bool
	power           string // the token of the exponent, "" for none
	scale           *big.Rat
}

// layout finds out how a section shows numbers.
func (s *formatSection) layout() numberLayout {
	l := numberLayout{scale: big.NewRat(1, 1)}
	point, last := false, -1
	for i, t := range s.tokens {
		if t.literal {
			continue
		}
		switch t.text[0] {
		case '%':
			l.scale.Mul(l.scale, big.NewRat(100, 1))
		case '.':
			point = true
		case '/':
			l.fraction = len(l.whole)+len(l.decimals) > 0
		case 'e':
			if len(t.text) > 1 {
				l.power = t.text
			}
		case '0', '#', '?':
			if l.power != "" {
				break
			}
			last = i
			if point {
				l.decimals = append(l.decimals, i)
				l.places += len(t.text)
			} else {
				l.whole = append(l.whole, i)
			}
		}
	}
	for i, t := range s.tokens {
		switch {
		case t.literal || t.text[0] != ',':
		case i > last && last >= 0: // behind the figures: in thousands
			for range t.text {
				l.scale.Quo(l.scale, big.NewRat(1000, 1))
			}
		case !point || len(l.decimals) == 0 || i < l.decimals[0]:
			l.grouped = true
		}
	}
	return l
}

// showNumber writes a number that is not negative.
func (s *formatSection) showNumber(v float64) string {
	l := s.layout()
	value := exact(v)
	value.Mul(value, l.scale)
	switch {
	case l.fraction:
		return s.showFraction(value)
	case l.power != "":
		f, _ := value.Float64()
		return strings.Replace(strconv.FormatFloat(f, 'E', l.places, 64), ".", ",", 1)
	}
	const mostPlaces = 30
	left, right, _ := strings.Cut(value.FloatString(min(l.places, mostPlaces)), ".")
	shown := spread(left, s.tokens, l.whole, l.grouped)
	for _, i := range l.decimals {
		n := min(len(s.tokens[i].text), len(right))
		shown[i], right = right[:n], right[n:]
	}
	for _, i := range slices.Backward(l.decimals) { // "0.0#": noughts at the end that need not be shown
		for optional := strings.TrimLeft(s.tokens[i].text, "0"); optional != "" && strings.HasSuffix(shown[i], "0"); optional = optional[1:] {
			shown[i] = shown[i][:len(shown[i])-1]
		}
		if shown[i] != "" {
			break
		}
	}
	return s.join(shown, v)
}

// join puts a number together from what is shown for its tokens.
func (s *formatSection) join(shown map[int]string, v float64) string {
	var b strings.Builder
	for i, t := range s.tokens {
		switch {
		case t.literal, t.text == "%":
			b.WriteString(t.text)
		case t.text == "general", t.text == "@":
			b.WriteString(general(v))
		case t.text == ".":
			b.WriteByte(',')
		default:
			b.WriteString(shown[i])
		}
	}
	return strings.TrimRight(b.String(), ",")
}

// spread puts the figures of a whole number in the places of the tokens at, which
// other text may stand between, from the right. Noughts fill the places "0".
func spread(figures string, tokens []formatToken, at []int, grouped bool) map[int]string {
	shown := map[int]string{}
	if figures == "0" {
		figures = ""
	}
	count := 0
	for k := len(at) - 1; k >= 0; k-- {
		places := tokens[at[k]].text
		var out []byte // from right to left
		put := func(c byte) {
			if grouped && count > 0 && count%3 == 0 {
				out = append(out, '.')
			}
			out = append(out, c)
			count++
		}
		for p := len(places) - 1; p >= 0 || k == 0 && figures != ""; p-- {
			switch {
			case figures != "":
				put(figures[len(figures)-1])
				figures = figures[:len(figures)-1]
			case places[p] == '0':
				put('0')
			}
		}
		for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
			out[l], out[r] = out[r], out[l]
		}
		shown[at[k]] = string(out)
	}
	return shown
}

// showFraction writes a number as "1 1/2": the nearest with a denominator of as
// many figures as there are places behind the stroke.
func (s *formatSection) showFraction(value *big.Rat) string {
	places, stroke := "", false
	for _, t := range s.tokens {
		if !t.literal && stroke && strings.ContainsAny(t.text[:1], "0#?") {
			places = t.text
			break
		}
		stroke = stroke || !t.literal && t.text == "/"
	}
	v, _ := value.Float64()
	most := 9
	if len(places) > 1 {
		most = 99
	}
	whole := math.Floor(v)
	bestN, bestD, off := 0, 1, math.Inf(1)
	for d := 1; d <= most; d++ {
		n := math.Round((v - whole) * float64(d))
		if gap := math.Abs(v - whole - n/float64(d)); gap < off-1e-12 {
			bestN, bestD, off = int(n), d, gap
		}
	}
	if bestN == bestD {
		whole, bestN = whole+1, 0
	}
	switch {
	case bestN == 0:
		return strconv.FormatFloat(whole, 'f', 0, 64)
	case whole == 0:
		return fmt.Sprintf("%d/%d", bestN, bestD)
	}
	return fmt.Sprintf("%.0f %d/%d", whole, bestN, bestD)
}
