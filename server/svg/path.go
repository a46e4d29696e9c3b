package svg

import (
	"math"
	"strconv"
	"strings"
)

// pathData writes the d attribute of a path in as few bytes as it can: positions in tenths, relative to the
// one before, and no separator where SVG needs none.
type pathData struct {
	b    strings.Builder
	step int // rounding of positions, in tenths; 0 is 1

	x, y    int  // where the pen is, in tenths
	decimal bool // the last number had a decimal point
}

// ring adds a closed line. One that rounding makes shorter than a triangle is left out.
func (p *pathData) ring(line []XY) {
	startX, startY := p.x, p.y
	moves := make([][2]int, 0, len(line))
	for _, at := range line {
		dx, dy := p.round(at.X)-p.x, p.round(at.Y)-p.y
		if len(moves) > 0 && dx == 0 && dy == 0 {
			continue
		}
		moves = append(moves, [2]int{dx, dy})
		p.x, p.y = p.x+dx, p.y+dy
	}
	if len(moves) < 3 {
		p.x, p.y = startX, startY
		return
	}
	p.command('m')
	for _, m := range moves {
		p.number(m[0])
		p.number(m[1])
	}
	p.command('z')
	p.x, p.y = startX+moves[0][0], startY+moves[0][1] // closing returns the pen
}

func (p *pathData) round(v float64) int {
	step := max(1, p.step)
	return int(math.Round(v*10/float64(step))) * step
}

func (p *pathData) command(c byte) {
	p.b.WriteByte(c)
	p.decimal = true // no space is needed before the next number, not even before ".5"
}

// number writes tenths as a decimal without a leading or a trailing zero.
func (p *pathData) number(tenths int) {
	s := tenth(tenths)
	fraction := strings.HasPrefix(s, ".")
	switch {
	case strings.HasPrefix(s, "-"), fraction && p.decimal:
	case p.endsInCommand():
	default:
		p.b.WriteByte(' ')
	}
	p.b.WriteString(s)
	p.decimal = strings.Contains(s, ".")
}

func (p *pathData) endsInCommand() bool {
	s := p.b.String()
	last := s[len(s)-1]
	return last == 'm' || last == 'z'
}

func (p *pathData) String() string { return p.b.String() }

// tenth writes a number of tenths: 12 is "1.2", -5 is "-.5", 30 is "3".
func tenth(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	whole, part := n/10, n%10
	switch {
	case part == 0:
		return sign + strconv.Itoa(whole)
	case whole == 0:
		return sign + "." + strconv.Itoa(part)
	}
	return sign + strconv.Itoa(whole) + "." + strconv.Itoa(part)
}

// num writes a coordinate with at most one decimal.
func num(v float64) string {
	return tenth(int(math.Round(v * 10)))
}
