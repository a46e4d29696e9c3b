package markdown

import (
	"strconv"
	"strings"
)

// figure writes the drawing, the note with the marks of all sources, and the text equivalent.
func (w *writer) figure(f *figure) {
	id := "x-fig-" + strconv.Itoa(f.number)
	w.str(`<figure class="figure figure-`, f.kind, `">`, "\n")
	if f.title != "" {
		w.str(`<figcaption class="figure-title">`)
		w.text(f.title)
		w.str("</figcaption>\n")
	}
	switch {
	case f.bars != nil:
		w.drawing(id, w.drawBars(id, f))
		w.figureNote(f.note, f.allCites())
		w.equivalent(w.labels.AsTable, func() { w.barTable(f) })
	case f.events != nil:
		w.drawing(id, drawTimeline(id, w.figureName(f), byDate(f.events), w.labels, noteWidth))
		w.figureNote(f.note, f.allCites())
		w.equivalent(w.labels.AsList, func() { w.eventList(f) })
	case f.stages != nil:
		w.drawing(id, w.drawChain(id, f))
		w.figureNote(f.note, f.allCites())
		w.equivalent(w.labels.AsList, func() { w.stageList(f) })
	default:
		w.plainFigure(f)
	}
	w.str("</figure>\n")
}

// figureName names a drawing for those who do not see it.
func (w *writer) figureName(f *figure) string {
	switch {
	case f.title != "":
		return f.title
	case f.kind == kindBars:
		return w.labels.Bars
	case f.kind == kindTimeline:
		return w.labels.Timeline
	}
	return w.labels.Chain
}

// drawing puts a frame round the image in which it scrolls by itself, by keyboard too, on a narrow page.
func (w *writer) drawing(id, svg string) {
	w.str(`<div class="figure-drawing" role="group" tabindex="0" aria-labelledby="`, id, `-title">`, "\n", svg, "</div>\n")
}

func (w *writer) figureNote(note string, cites []cite) {
	if note == "" && len(cites) == 0 {
		return
	}
	w.str(`<p class="figure-note">`)
	if note == "" {
		note = w.labels.Sources
	}
	w.text(note)
	if len(cites) > 0 {
		w.str(wordJoiner)
	}
	w.cites(cites, true)
	w.str("</p>\n")
}

func (w *writer) equivalent(label string, text func()) {
	w.str(`<details class="figure-text">`, "\n<summary>")
	w.text(label)
	w.str("</summary>\n")
	text()
	w.str("</details>\n")
}

// plainFigure shows the rows of a figure that cannot be drawn as a table without a header.
func (w *writer) plainFigure(f *figure) {
	columns := 0
	for _, r := range f.rows {
		columns = max(columns, len(r.cells))
	}
	w.openTable(f.title)
	w.str("<tbody>\n")
	for _, r := range f.rows {
		w.str("<tr>")
		for i := range columns {
			w.str("<td>")
			w.text(r.cell(i))
			if i == columns-1 {
				w.rowCites(r, true)
			}
			w.str("</td>")
		}
		w.str("</tr>\n")
	}
	w.str("</tbody>\n")
	w.closeTable()
	w.figureNote(f.note, f.cites)
}

// rowCites writes the marks of a row, without ids where they repeat those of the note.
func (w *writer) rowCites(r figureRow, ids bool) {
	if len(r.cites) > 0 {
		w.str(wordJoiner)
		w.cites(r.cites, ids)
	}
}

// sentence joins the parts that are not empty.
func sentence(parts ...string) string {
	var all []string
	for _, part := range parts {
		if part != "" {
			all = append(all, part)
		}
	}
	return strings.Join(all, ", ")
}
