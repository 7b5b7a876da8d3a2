package pdf

// Picture is the place of a picture on its page.
type Picture struct{ X0, Y0, X1, Y1 float64 }

// addPicture notes where a picture is painted: in the unit square of the space
// at hand.
func (p *painter) addPicture() {
	if len(p.pictures) < maxRules {
		p.pictures = append(p.pictures, [2][2]float64{p.point(0, 0), p.point(1, 1)})
	}
}

// picturesOn returns the pictures of the page as it is turned.
func (p *painter) picturesOn(turned func(x, y float64) (float64, float64)) []Picture {
	var out []Picture
	for _, b := range p.pictures {
		x0, y0 := turned(b[0][0], b[0][1])
		x1, y1 := turned(b[1][0], b[1][1])
		out = append(out, Picture{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
	return out
}
