package pdf

import "math"

// path gathers the lines of the path at hand; curves spoil nothing, they are no
// rules.
type path struct {
	at, start [2]float64
	strokes   [][2][2]float64 // from where to where, in the space of the page
	boxes     [][2][2]float64 // opposite corners of rectangles
}

// draw follows the operators that make and paint paths (ISO 32000-2, 8.5), as
// far as rules are drawn with them. It reports whether op is one.
func (p *painter) draw(op operator, operands []object) bool {
	switch op {
	case "m":
		v := numbers(operands, 2)
		p.path.at = p.point(v[0], v[1])
		p.path.start = p.path.at
	case "l":
		v := numbers(operands, 2)
		p.lineTo(p.point(v[0], v[1]))
	case "c", "v", "y":
		v := numbers(operands, 2)
		p.path.at = p.point(v[0], v[1])
	case "h":
		p.lineTo(p.path.start)
	case "re":
		v := numbers(operands, 4)
		if len(p.path.boxes) < maxRules {
			p.path.boxes = append(p.path.boxes, [2][2]float64{p.point(v[0], v[1]), p.point(v[0]+v[2], v[1]+v[3])})
		}
	case "s", "b", "b*":
		p.lineTo(p.path.start)
		p.stroke()
	case "S", "B", "B*":
		p.stroke()
	case "f", "F", "f*":
		p.fill()
	case "n":
		p.path = path{}
	default:
		return false
	}
	return true
}

func (p *painter) point(x, y float64) [2]float64 {
	m := p.state.ctm
	return [2]float64{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

func (p *painter) lineTo(to [2]float64) {
	if len(p.path.strokes) < maxRules {
		p.path.strokes = append(p.path.strokes, [2][2]float64{p.path.at, to})
	}
	p.path.at = to
}

// stroke takes the lines of the path and the sides of its rectangles.
func (p *painter) stroke() {
	for _, s := range p.path.strokes {
		p.addRule(s[0], s[1])
	}
	for _, b := range p.path.boxes {
		if isThin(b) {
			p.addRule(b[0], b[1])
			continue
		}
		p.addRule(b[0], [2]float64{b[1][0], b[0][1]})
		p.addRule([2]float64{b[0][0], b[1][1]}, b[1])
		p.addRule(b[0], [2]float64{b[0][0], b[1][1]})
		p.addRule([2]float64{b[1][0], b[0][1]}, b[1])
	}
	p.path = path{}
}

// fill takes rectangles as thin as a rule.
func (p *painter) fill() {
	if n := len(p.path.strokes); n == 3 || n == 4 { // one that is drawn side by side
		p.path.boxes = append(p.path.boxes, [2][2]float64{p.path.strokes[0][0], p.path.strokes[1][1]})
	}
	for _, b := range p.path.boxes {
		if isThin(b) {
			p.addRule(b[0], b[1])
		}
	}
	p.path = path{}
}

func isThin(b [2][2]float64) bool {
	return min(math.Abs(b[1][0]-b[0][0]), math.Abs(b[1][1]-b[0][1])) <= thickest
}

func (p *painter) addRule(from, to [2]float64) {
	if len(p.rules) <= maxRules {
		p.rules = append(p.rules, [2][2]float64{from, to})
	}
}

// rulesOn returns the rules of the page as it is turned.
func (p *painter) rulesOn(turned func(x, y float64) (float64, float64)) []rule {
	var out []rule
	if len(p.rules) > maxRules {
		return nil
	}
	for _, l := range p.rules {
		x0, y0 := turned(l[0][0], l[0][1])
		x1, y1 := turned(l[1][0], l[1][1])
		if r, ok := ruleOf(x0, y0, x1, y1); ok {
			out = append(out, r)
		}
	}
	return out
}

// ruleOf is the rule between two points; false for what runs aslant, and for
// dots.
func ruleOf(x0, y0, x1, y1 float64) (rule, bool) {
	width, height := math.Abs(x1-x0), math.Abs(y1-y0)
	switch {
	case width <= thickest && height > thickest:
		return rule{true, (x0 + x1) / 2, min(y0, y1), max(y0, y1)}, true
	case height <= thickest && width > thickest:
		return rule{false, (y0 + y1) / 2, min(x0, x1), max(x0, x1)}, true
	}
	return rule{}, false
}
