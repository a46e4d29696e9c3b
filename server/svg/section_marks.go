package svg

import (
	"fmt"
	"strings"
)

// station is one place of the cross-section: where its label stands and where markers gather.
type station struct {
	place string // facet value

	x     float64 // middle of the label
	width float64 // room for a line of the label

	markX, markY float64 // the first marker
	grow         float64 // direction in which a row of markers goes on: 1 right, -1 left, 0 both ways from the middle
	row          int     // markers in a row; more rows stand above
}

// sectionStations are the places from the sea inland. Markers stand in the sky above what they mark, the
// polder's between its walls.
var sectionStations = []station{
	{place: "sea", x: 100, width: 190, markX: 30, markY: 62, grow: 1, row: 6},
	{place: "mangrove", x: 310, width: 210, markX: 330, markY: 111, row: 6},
	{place: "stilt-village", x: 497, width: 155, markX: 501, markY: 68, row: 5},
	{place: "road-levee", x: 652, width: 145, markX: 644, markY: 86, row: 4},
	{place: "polder", x: 768, width: 80, markX: 763, markY: 157, row: 3},
	{place: "industry", x: 925, width: 220, markX: 914, markY: 76, row: 3},
	{place: "high-ground", x: 1120, width: 150, markX: 1169, markY: 18, grow: -1, row: 7},
}

// Geometry of markers and labels, in pixels of the 1200 wide drawing.
const (
	markRadius    = 12.0
	markPitch     = 28.0 // from one marker to the next, in a row and from row to row
	sectionBottom = 307.0
)

// write puts the place's label under the ground, on two lines when one is too long.
func (s station) write(b *strings.Builder, label string) {
	if label == "" {
		return
	}
	lines := wrap(label, s.width)
	for i, line := range lines {
		y := sectionBottom - lineHeight*float64(len(lines)-1-i)
		fmt.Fprintf(b, `<text class="section-place" x="%s" y="%s" text-anchor="middle">%s</text>`, num(s.x), num(y), escape(line))
	}
}

// wrap breaks a bold label at the space nearest to its middle when it is wider than the room.
func wrap(label string, width float64) []string {
	if textWidth(label, labelSize, true) <= width {
		return []string{label}
	}
	best, away := -1, len(label)
	for i, r := range label {
		if off := max(2*i-len(label), len(label)-2*i); r == ' ' && off < away {
			best, away = i, off
		}
	}
	if best < 0 {
		return []string{label}
	}
	return []string{label[:best], label[best+1:]}
}

// placedMark is a marker with its centre.
type placedMark struct {
	SectionMark
	at XY
}

// placeMarks gathers the marks at their stations, in the order given, as many as find room.
func placeMarks(marks []SectionMark) []placedMark {
	var placed []placedMark
	for _, s := range sectionStations {
		var here []SectionMark
		for _, m := range marks {
			if m.Place == s.place {
				here = append(here, m)
			}
		}
		for i, m := range here[:min(len(here), s.room())] {
			placed = append(placed, placedMark{m, s.mark(i, len(here))})
		}
	}
	return placed
}

// room is how many markers stand at a station before the rows reach the upper edge.
func (s station) room() int {
	return s.row * (1 + int((s.markY-markRadius)/markPitch))
}

// mark is the centre of the i-th of n markers.
func (s station) mark(i, n int) XY {
	line, column := i/s.row, i%s.row
	inLine := min(s.row, n-line*s.row)
	across := s.grow * float64(column)
	if s.grow == 0 {
		across = float64(column) - float64(inLine-1)/2
	}
	return XY{X: s.markX + across*markPitch, Y: s.markY - float64(line)*markPitch}
}

// linked says whether the marker leads somewhere.
func (m placedMark) linked() bool {
	return link(m.Href) != ""
}

func (m placedMark) write(b *strings.Builder) {
	tag := "g"
	if m.linked() {
		tag = "a"
		fmt.Fprintf(b, `<a class="section-mark" href="%s" aria-label="%d: %s">`, escape(m.Href), m.Number, escape(m.Title))
	} else {
		b.WriteString(`<g class="section-mark">`)
	}
	if m.Title != "" {
		fmt.Fprintf(b, `<title>%d: %s</title>`, m.Number, escape(m.Title))
	}
	fmt.Fprintf(b, `<circle class="section-dot" cx="%s" cy="%s" r="%s"/>`, num(m.at.X), num(m.at.Y), num(markRadius))
	fmt.Fprintf(b, `<text class="section-number" x="%s" y="%s" text-anchor="middle">%d</text>`, num(m.at.X), num(m.at.Y+4.7), m.Number)
	fmt.Fprintf(b, `</%s>`, tag)
}
