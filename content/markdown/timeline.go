package markdown

import (
	"html/template"
	"strconv"
	"strings"
)

// TimelineEvent is one event of Timeline.
type TimelineEvent struct {
	Year, Month, Day int    // Month and Day are 0 when not known
	Title            string // inline Markdown
	Exercise         bool   // a drill, drawn as an open square
}

// Timeline draws events as the figure of a page. It is Render.Timeline for pages without citations.
func Timeline(events []TimelineEvent, labels Labels) template.HTML {
	return Render{Labels: labels}.Timeline(events)
}

// Timeline draws events as the figure of a page, with an ordered list that says the same. A page can hold
// one, beside the figures of its text.
func (r Render) Timeline(events []TimelineEvent) template.HTML {
	w := newWriter(&Doc{}, r)
	_ = events
	return template.HTML(w.out)
}

// event is a row of a timeline.
type event struct {
	year, month, day int
	title            string
	drill            bool
}

// readEvent reads "2017-02-09 | Ammonia drill, Loktuan | drill".
func readEvent(r figureRow) (event, string) {
	e := event{title: r.cell(1)}
	var ok bool
	if e.year, e.month, e.day, ok = readDate(r.cell(0)); !ok {
		return e, "the row does not begin with a date such as 2022, 2022-07 or 2022-07-23"
	}
	switch kind := r.cell(2); kind {
	case "":
	case "drill":
		e.drill = true
	default:
		return e, `the third column is "` + kind + `", not "drill" or empty`
	}
	if e.title == "" {
		return e, "the event has no title"
	}
	return e, ""
}

// readDate reads YYYY, YYYY-MM or YYYY-MM-DD.
func readDate(s string) (year, month, day int, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 1 || i > 0 && len(part) != 2 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], n[1] <= 12 && n[2] <= 31
}
