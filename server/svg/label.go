package svg

import (
	"fmt"
	"strings"
)

// Sizes of labels, in pixels; the stylesheet sets the same, and centres text on its y.
const (
	labelSize   = 13.0
	currentSize = 15.0
	lineHeight  = 16.0
	inkHeight   = 14.0 // of one line, from the tallest to the deepest letter
	labelGap    = 6.0  // between a dot and its label
	labelAir    = 2.0  // between a label and anything else
)

// label is text beside a dot: a name and perhaps a second, quieter line.
type label struct {
	name, note string
	current    bool
	room       float64 // factor by which the text may grow
	anchor     string  // "start", "middle" or "end" of the text stands at x
	x, y       float64 // y is the middle of the text in height
	box        box
}

// newLabel is the label of a point, not yet placed, with room for text that many times its size. Only the
// current point has a second line: one under each would push the neighbours' names off the map.
func newLabel(p Point, room float64) label {
	l := label{name: p.Name, current: p.Current, room: room}
	if p.Current {
		l.note = p.Note
	}
	return l
}

func (l label) size() float64 {
	if l.current {
		return currentSize
	}
	return labelSize
}

func (l label) width() float64 {
	return l.room * max(textWidth(l.name, l.size(), l.current), textWidth(l.note, labelSize, false))
}

func (l label) height() float64 {
	if l.note == "" {
		return l.room * inkHeight
	}
	return l.room * (lineHeight + inkHeight)
}

// side is a place for a label beside its dot: across -1 is left of it, 1 right, 0 centred; down likewise.
type side struct{ across, down float64 }

// sides are tried in this order: beside first, as the eye reads on from the dot, then above and below, then
// the corners.
var sides = []side{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}

// at is the label placed on one side of a dot of radius r.
func (l label) at(dot XY, r float64, s side) label {
	w, h := l.width(), l.height()
	away := r + labelGap
	if s.across != 0 && s.down != 0 {
		away *= 0.7 // a corner of the circle
	}
	l.x = dot.X + s.across*away
	l.y = dot.Y
	if s.down != 0 {
		lift := 0.5 // a label above or below clears the dot, one at a corner half of it
		if s.across == 0 {
			lift = 1
		}
		l.y += s.down * (lift*away + h/2)
	}
	switch s.across {
	case 1:
		l.anchor, l.box.minX = "start", l.x
	case -1:
		l.anchor, l.box.minX = "end", l.x-w
	default:
		l.anchor, l.box.minX = "middle", l.x-w/2
	}
	l.box.maxX = l.box.minX + w
	l.box.minY, l.box.maxY = l.y-h/2, l.y+h/2
	return l
}

func (l label) write(b *strings.Builder) {
	class := "map-label"
	if l.current {
		class += " map-current"
	}
	anchor := ""
	if l.anchor != "start" {
		anchor = fmt.Sprintf(` text-anchor="%s"`, l.anchor)
	}
	y := l.y
	if l.note != "" {
		y -= lineHeight / 2
	}
	fmt.Fprintf(b, `<text class="%s" x="%s" y="%s"%s>%s</text>`, class, num(l.x), num(y), anchor, escape(l.name))
	if l.note != "" {
		fmt.Fprintf(b, `<text class="map-note" x="%s" y="%s"%s>%s</text>`, num(l.x), num(y+lineHeight), anchor, escape(l.note))
	}
}
