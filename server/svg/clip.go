package svg

// clip cuts a ring to a box and returns what is left as one ring, perhaps empty. Parts that fall apart stay
// joined along the edge of the box, which must therefore lie outside what is shown.
// Source: I. Sutherland, G. Hodgman, Communications of the ACM 17 (1974) 32–42.
func clip(ring []XY, b box) []XY {
	edges := []edge{
		{at: b.minX, sign: 1}, {at: b.maxX, sign: -1},
		{at: b.minY, sign: 1, upright: true}, {at: b.maxY, sign: -1, upright: true},
	}
	for _, e := range edges {
		ring = e.clip(ring)
	}
	return ring
}

// edge is one side of a box: what is inside lies beyond at, in the direction of sign.
type edge struct {
	at, sign float64
	upright  bool // the edge is a height, not a breadth
}

func (e edge) clip(ring []XY) []XY {
	var kept []XY
	for i, p := range ring {
		before := ring[(i+len(ring)-1)%len(ring)]
		in, was := e.inside(p), e.inside(before)
		if in != was {
			kept = append(kept, e.crossing(before, p))
		}
		if in {
			kept = append(kept, p)
		}
	}
	return kept
}

func (e edge) inside(p XY) bool {
	if e.upright {
		return e.sign*(p.Y-e.at) >= 0
	}
	return e.sign*(p.X-e.at) >= 0
}

// crossing is where the line from a to b, which lie on different sides, meets the edge.
func (e edge) crossing(a, b XY) XY {
	if e.upright {
		return XY{X: a.X + (b.X-a.X)*(e.at-a.Y)/(b.Y-a.Y), Y: e.at}
	}
	return XY{X: e.at, Y: a.Y + (b.Y-a.Y)*(e.at-a.X)/(b.X-a.X)}
}
