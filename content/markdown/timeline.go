package markdown

import (
	"cmp"
	"html/template"
	"slices"
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

// pageWidth is the width of a timeline over a whole page, in pixels.
const pageWidth = 1152

// Timeline draws events as the figure of a page, with an ordered list that says the same and has the
// citations. A page can hold one, beside the figures of its text. Without events it is empty.
func (r Render) Timeline(events []TimelineEvent) template.HTML {
	if len(events) == 0 {
		return ""
	}
	var all []event
	for _, e := range events {
		all = append(all, event{
			year: e.Year, month: e.Month, day: e.Day, drill: e.Exercise,
			title: PlainInline(e.Title), rich: Inline(e.Title, r),
		})
	}
	all = byDate(all)
	const id = "x-timeline"
	w := newWriter(&Doc{}, r)
	w.str(`<div class="figure figure-timeline">`, "\n")
	w.drawing(id, drawTimeline(id, w.labels.Timeline, all, w.labels, pageWidth))
	w.equivalent(w.labels.AsList, func() {
		w.openEvents()
		for _, e := range all {
			w.event(e)
		}
		w.str("</ol>\n")
	})
	w.str("</div>\n")
	return template.HTML(w.out)
}

// event is a row of a timeline.
type event struct {
	year, month, day int
	title            string // plain
	rich             template.HTML
	cites            []cite
	drill            bool
}

// readEvent reads "2017-02-09 | Ammonia drill, Loktuan | drill".
func readEvent(r figureRow) (event, string) {
	e := event{title: r.cell(1), cites: r.cites}
	e.rich = template.HTML(escape(nil, e.title))
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

// byDate is the events in the order of their dates; what is known less exactly comes first.
func byDate(events []event) []event {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.month, b.month), cmp.Compare(a.day, b.day))
	})
	return events
}

// time is the place of an event on the axis, in years. A month or year stands at its middle.
func (e event) time() float64 {
	switch {
	case e.month == 0:
		return float64(e.year) + 0.5
	case e.day == 0:
		return float64(e.year) + (float64(e.month)-0.5)/12
	}
	return float64(e.year) + (float64(e.month-1)+float64(e.day-1)/31)/12
}

func (w *writer) openEvents() { w.str(`<ol class="timeline-list">`, "\n") }

// eventList is the text equivalent of a timeline.
func (w *writer) eventList(f *figure) {
	w.openEvents()
	for _, e := range byDate(f.events) {
		w.event(e)
	}
	w.str("</ol>\n")
}

func (w *writer) event(e event) {
	w.str(`<li><time datetime="`, isoDate(e.year, e.month, e.day), `">`)
	w.text(w.labels.Date(e.year, e.month, e.day))
	w.str("</time> ")
	if e.drill {
		w.str(`<span class="badge badge-drill">`)
		w.text(w.labels.Drill)
		w.str("</span> ")
	}
	w.str(string(e.rich))
	if len(e.cites) > 0 {
		w.str(wordJoiner)
		w.cites(e.cites, false)
	}
	w.str("</li>\n")
}
