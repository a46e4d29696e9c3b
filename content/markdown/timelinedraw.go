package markdown

import (
	"math"
	"strconv"
	"strings"
)

const (
	timelineLeft   = 20  // of the first year
	flagGap        = 7   // between a stem and its text
	flagBase       = 22  // from the axis to the lowest text
	flagLine       = 16  // height of a line of text
	flagWidth      = 156 // within which titles are broken
	yearGap        = 46  // between two numbers of years
	monthGap       = 84  // between two months
	timelineTall   = 420 // above which a wider drawing is tried
	timelineWidest = 1600
)

// eventFlag is an event with its place.
type eventFlag struct {
	event
	lines  []string // of the title
	date   string
	width  float64
	height float64 // of all its lines
	x      float64
	bottom float64 // of its text, above the axis
}

// timeline is the layout of events along a graduated axis.
type timeline struct {
	drawing
	labels Labels
	flags  []eventFlag
	months bool    // the axis has months instead of years
	first  float64 // time at timelineLeft, in years
	last   float64 // time at which the axis ends
	year   float64 // pixels
	width  float64
	axis   float64 // y
}

// drawTimeline draws events that are in the order of their dates. Their texts stand to the right of their
// stems, a later one lower than an earlier one that it would run into, so that no stem crosses a text.
func drawTimeline(id, name string, events []event, labels Labels, width float64) string {
	t := timeline{labels: labels, width: width}
	t.span(events[0].time(), events[len(events)-1].time())
	for _, e := range events {
		t.flags = append(t.flags, newFlag(e, labels))
	}
	for {
		t.place()
		if t.tallest() <= timelineTall || t.width >= timelineWidest {
			break
		}
		t.width *= 1.25
	}
	t.axis = t.tallest() + 14
	t.drawAxis()
	t.drawFlags()
	height := t.legend(t.axis + 34)
	return t.svg("timeline", id, name, t.describe(), t.width, height)
}

func newFlag(e event, labels Labels) eventFlag {
	f := eventFlag{event: e, lines: wrapText(e.title, flagWidth, sizeSmall, true), date: labels.Date(e.year, e.month, e.day)}
	if e.drill {
		f.date = sentence(f.date, labels.Drill)
	}
	f.width = max(widest(f.lines, sizeSmall, true), textWidth(f.date, sizeSmall, false)) + flagGap
	f.height = float64(len(f.lines)+1) * flagLine
	return f
}

// span lets the axis begin and end with a whole year, or month when all happened within a year.
func (t *timeline) span(first, last float64) {
	unit := 1.0
	if last-first < 1 {
		t.months, unit = true, 12
	}
	t.first = math.Floor(first*unit+1e-6) / unit
	t.last = max(math.Ceil(last*unit-1e-6)/unit, t.first+1/unit)
}

// place finds the greatest scale at which every text still ends inside the drawing, then the height of
// each text, from the last to the first.
func (t *timeline) place() {
	t.year = (t.width - timelineLeft - 24) / (t.last - t.first)
	for _, f := range t.flags {
		if years := f.time() - t.first; years > 0 {
			t.year = min(t.year, (t.width-timelineLeft-f.width)/years)
		}
	}
	for i := len(t.flags) - 1; i >= 0; i-- {
		f := &t.flags[i]
		f.x = timelineLeft + (f.time()-t.first)*t.year
		f.bottom = flagBase
		for _, later := range t.flags[i+1:] {
			if later.x <= f.x+f.width+4 {
				f.bottom = max(f.bottom, later.bottom+later.height+4)
			}
		}
	}
}

func (t *timeline) tallest() float64 {
	height := 0.0
	for _, f := range t.flags {
		height = max(height, f.bottom+f.height)
	}
	return height
}

func (t *timeline) drawAxis() {
	t.line("axis", 0, t.axis, t.width, t.axis)
	if t.months {
		t.drawMonths()
		return
	}
	t.drawYears()
}

// drawYears draws a long mark with a number for each year, or every second, fifth, …, and short marks for
// the quarters where there is room.
func (t *timeline) drawYears() {
	every := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		every = n
		if float64(n)*t.year >= yearGap {
			break
		}
	}
	first := int(t.first)
	for year := first; ; year++ {
		x := timelineLeft + float64(year-first)*t.year
		if x > t.width {
			break
		}
		switch {
		case year%every == 0 && x <= t.width-16:
			t.number(x, strconv.Itoa(year))
		case t.year >= 6:
			t.line("axis-mark", x, t.axis, x, t.axis+7)
		}
		for quarter := 1; quarter < 4 && t.year >= 40; quarter++ {
			if q := x + float64(quarter)*t.year/4; q < t.width {
				t.line("axis-mark", q, t.axis, q, t.axis+6)
			}
		}
	}
}

// drawMonths draws a long mark with its name for each month, or every second, third, ….
func (t *timeline) drawMonths() {
	month := t.year / 12
	every := 1
	for _, n := range []int{1, 2, 3, 6, 12} {
		every = n
		if float64(n)*month >= monthGap {
			break
		}
	}
	first := int(math.Round(t.first * 12))
	for n := first; ; n++ {
		x := timelineLeft + float64(n-first)*month
		if x > t.width-20 {
			break
		}
		if (n-first)%every == 0 && x <= t.width-monthGap/2 {
			t.number(x, t.labels.Date(n/12, n%12+1, 0))
			continue
		}
		t.line("axis-mark", x, t.axis, x, t.axis+7)
	}
}

// number draws a long mark with its text, which does not reach over the left edge.
func (t *timeline) number(x float64, s string) {
	t.line("axis-mark axis-mark-long", x, t.axis, x, t.axis+13)
	if textWidth(s, sizeSmall, false)/2 > x {
		t.text("axis-number", atStart, 0, t.axis+29, sizeSmall, s)
		return
	}
	t.text("axis-number", atMiddle, x, t.axis+29, sizeSmall, s)
}

func (t *timeline) drawFlags() {
	for _, f := range t.flags {
		t.line("stem", f.x, t.axis-f.bottom-f.height, f.x, t.axis)
	}
	for _, f := range t.flags {
		y := t.axis - f.bottom - f.height + 12
		for _, line := range f.lines {
			t.text("event-title", atStart, f.x+flagGap, y, sizeSmall, line)
			y += flagLine
		}
		t.text("event-date", atStart, f.x+flagGap, y, sizeSmall, f.date)
		t.mark(f.drill, f.x, t.axis)
	}
}

// mark is a dot for an event, an open square for a drill.
func (t *timeline) mark(drill bool, x, y float64) {
	if drill {
		t.rect("event-drill", x-6, y-6, 12, 12, "")
		return
	}
	t.circle("event-dot", x, y, 6)
}

// legend explains the marks where there is a drill, and returns the height of the drawing.
func (t *timeline) legend(y float64) float64 {
	event, drill := false, false
	for _, f := range t.flags {
		event = event || !f.drill
		drill = drill || f.drill
	}
	if !drill {
		return y
	}
	y += 20
	x := 7.0
	if event {
		t.mark(false, x, y-5)
		t.text("legend", atStart, x+11, y, sizeLabel, t.labels.Event)
		x += 11 + textWidth(t.labels.Event, sizeLabel, false) + 24
	}
	t.mark(true, x, y-5)
	t.text("legend", atStart, x+11, y, sizeLabel, t.labels.Drill)
	return y + 8
}

func (t *timeline) describe() string {
	var all []string
	for _, f := range t.flags {
		all = append(all, f.date+": "+f.title)
	}
	return strings.Join(all, ". ") + "."
}
