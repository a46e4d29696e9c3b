package svg

import (
	"math"
	"slices"
)

// box is an upright rectangle; its edges belong to it.
type box struct{ minX, minY, maxX, maxY float64 }

// emptyBox holds nothing, not even a point; with makes it grow.
func emptyBox() box {
	return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// with is the smallest box that holds b and p.
func (b box) with(p XY) box {
	return box{min(b.minX, p.X), min(b.minY, p.Y), max(b.maxX, p.X), max(b.maxY, p.Y)}
}

// meets says whether the two have a point in common.
func (b box) meets(c box) bool {
	return b.minX <= c.maxX && c.minX <= b.maxX && b.minY <= c.maxY && c.minY <= b.maxY
}

// holds says whether c lies within b.
func (b box) holds(c box) bool {
	return b.minX <= c.minX && c.maxX <= b.maxX && b.minY <= c.minY && c.maxY <= b.maxY
}

// grown is b with its edges moved outwards by d.
func (b box) grown(d float64) box {
	return box{b.minX - d, b.minY - d, b.maxX + d, b.maxY + d}
}

// moved is b shifted.
func (b box) moved(dx, dy float64) box {
	return box{b.minX + dx, b.minY + dy, b.maxX + dx, b.maxY + dy}
}

func (b box) width() float64  { return b.maxX - b.minX }
func (b box) height() float64 { return b.maxY - b.minY }

// free says whether b meets none of the others.
func (b box) free(others []box) bool {
	return !slices.ContainsFunc(others, b.meets)
}
