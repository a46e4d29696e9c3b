package svg

import "math"

// XY is a position: degrees east and north in map data, pixels right and down in a drawing.
type XY struct{ X, Y float64 }

// Simplify is Douglas–Peucker: it keeps the ends of line and every point without which the line would move
// by more than tolerance, in the unit of the points. A ring is a line whose ends are one point.
// Source: D. Douglas, T. Peucker, Cartographica 10 (1973) 112–122.
func Simplify(line []XY, tolerance float64) []XY {
	if len(line) < 3 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	todo := [][2]int{{0, len(line) - 1}}
	for len(todo) > 0 {
		from, to := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		at, far := farthest(line, from, to)
		if far <= tolerance {
			continue
		}
		keep[at] = true
		todo = append(todo, [2]int{from, at}, [2]int{at, to})
	}
	kept := make([]XY, 0, len(line))
	for i, p := range line {
		if keep[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// farthest is the point strictly between from and to that lies farthest from the segment joining them, and
// how far; (0, 0) when all lie on it.
func farthest(line []XY, from, to int) (at int, distance float64) {
	for i := from + 1; i < to; i++ {
		if d := segmentDistance(line[i], line[from], line[to]); d > distance {
			at, distance = i, d
		}
	}
	return at, distance
}

// segmentDistance is the distance of p from the segment between a and b, which may be one point.
func segmentDistance(p, a, b XY) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/length))
	}
	return math.Hypot(p.X-a.X-along*dx, p.Y-a.Y-along*dy)
}
