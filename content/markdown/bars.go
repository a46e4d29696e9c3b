package markdown

import "strings"

// bar is a row of bars.
type bar struct {
	label, written, detail string
	low, high              float64 // equal unless the value is a range
	forecast               bool
}

// readBar reads "Nov 2025 | ~3 | warning | forecast".
func readBar(r figureRow) (bar, string) {
	b := bar{label: r.cell(0), written: r.cell(1), detail: r.cell(2)}
	var ok bool
	if b.low, b.high, ok = readValue(b.written); !ok {
		return b, `the second column has no number that can be drawn: "` + b.written + `"`
	}
	switch state := r.cell(3); state {
	case "":
	case "forecast":
		b.forecast = true
	default:
		return b, `the fourth column is "` + state + `", not "forecast" or empty`
	}
	return b, ""
}

// describeBars is the drawing in words.
func (w *writer) describeBars(f *figure) string {
	var rows []string
	for _, b := range f.bars {
		rows = append(rows, b.label+": "+sentence(strings.TrimSpace(b.written+" "+f.unit), b.detail, w.state(b)))
	}
	return strings.Join(rows, ". ") + "."
}

// state is the word for a bar that has not happened.
func (w *writer) state(b bar) string {
	if b.forecast {
		return w.labels.Forecast
	}
	return ""
}

// barTable is the text equivalent of bars. Columns that no row fills are left out.
func (w *writer) barTable(f *figure) {
	details, states, sources := false, false, false
	for i, b := range f.bars {
		details = details || b.detail != ""
		states = states || b.forecast
		sources = sources || len(f.rows[i].cites) > 0
	}
	value := w.labels.Value
	if f.unit != "" {
		value += " (" + f.unit + ")"
	}
	w.openTable(f.title)
	w.str("<thead>\n<tr>")
	w.headerCells(true, w.labels.Item, value)
	w.headerCells(details, w.labels.Detail)
	w.headerCells(states, w.labels.Status)
	w.headerCells(sources, w.labels.Sources)
	w.str("</tr>\n</thead>\n<tbody>\n")
	for i, b := range f.bars {
		state := w.labels.Happened
		if b.forecast {
			state = w.labels.Forecast
		}
		w.str("<tr>")
		w.cells(true, b.label, b.written)
		w.cells(details, b.detail)
		w.cells(states, state)
		if sources {
			w.str("<td>")
			w.cites(f.rows[i].cites, false)
			w.str("</td>")
		}
		w.str("</tr>\n")
	}
	w.str("</tbody>\n")
	w.closeTable()
}

func (w *writer) headerCells(show bool, texts ...string) {
	for _, text := range texts {
		if show {
			w.str(`<th scope="col">`)
			w.text(text)
			w.str("</th>")
		}
	}
}

func (w *writer) cells(show bool, texts ...string) {
	for _, text := range texts {
		if show {
			w.str("<td>")
			w.text(text)
			w.str("</td>")
		}
	}
}
