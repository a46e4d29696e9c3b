package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// The kinds of figures, the first word of their fence.
const (
	kindBars     = "bars"
	kindTimeline = "timeline"
	kindChain    = "chain"
)

const (
	// maxFigures is how many figures of one text are drawn; the others are shown as tables. A drawing is
	// a hundred times the size of the lines it is made from.
	maxFigures = 16
	// maxFigureRows is more than can be read in one drawing.
	maxFigureRows = 40
)

// figure is a fenced block of bars, a timeline or a chain. Exactly one of the three slices is filled if it
// can be drawn, none if it is shown as a table.
type figure struct {
	kind   string
	number int // from 1 within the text
	title  string
	unit   string
	note   string
	cites  []cite // of title and note
	rows   []figureRow

	bars   []bar
	events []event
	stages []stage
}

// figureRow is a line of a figure parted at its bars.
type figureRow struct {
	line  int
	cells []string // without citations
	cites []cite
}

// cell is the i-th cell, "" when the line has fewer.
func (r figureRow) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// collectFigure reads a fenced block whose first word is the kind of a figure. What is wrong with its
// lines is noted as problems.
func (d *Doc) collectFigure(n *ast.FencedCodeBlock) {
	kind := language(n, d.src)
	if kind != kindBars && kind != kindTimeline && kind != kindChain {
		return
	}
	f := &figure{kind: kind, number: len(d.figures) + 1}
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		d.addCitations(f.readLine(string(segment.Value(d.src)), d.lines.at(segment.Start)), segment.Start)
	}
	d.readFigure(f, d.lines.at(n.Pos()))
	if d.figures == nil {
		d.figures = map[*ast.FencedCodeBlock]*figure{}
	}
	d.figures[n] = f
}

// readLine takes a line as a setting, if no row came before it, or as a row, and returns its citations.
func (f *figure) readLine(line string, number int) []cite {
	text, cites := cutCites(strings.TrimSpace(line))
	switch {
	case len(f.rows) == 0 && f.set(text):
		f.cites = append(f.cites, cites...)
	case text != "" || len(cites) > 0:
		r := figureRow{line: number, cites: cites}
		for cell := range strings.SplitSeq(text, "|") {
			r.cells = append(r.cells, strings.TrimSpace(cell))
		}
		f.rows = append(f.rows, r)
	}
	return cites
}

// set reads "title: …", "unit: …" and "note: …".
func (f *figure) set(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return false
	}
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(key) {
	case "title":
		f.title = value
	case "unit":
		f.unit = value
	case "note":
		f.note = value
	default:
		return false
	}
	return true
}

// readFigure reads the rows as their kind demands. One row that cannot be read makes the whole figure a
// table: a drawing without it would tell something else.
func (d *Doc) readFigure(f *figure, fence int) {
	before := len(d.problems)
	switch {
	case f.number > maxFigures:
		d.problem(fence, fmt.Sprintf("more than %d figures in one text; this one is shown as a table", maxFigures))
		return
	case len(f.rows) == 0:
		d.problem(fence, "the figure has no rows")
		return
	case len(f.rows) > maxFigureRows:
		d.problem(fence, fmt.Sprintf("the figure has %d rows, more than %d, and is shown as a table", len(f.rows), maxFigureRows))
		return
	}
	for _, r := range f.rows {
		if what := f.readRow(r); what != "" {
			d.problem(r.line, what+"; the figure is shown as a table")
		}
	}
	if len(d.problems) > before {
		f.bars, f.events, f.stages = nil, nil, nil
	}
}

// readRow returns what is wrong with a row, "" if nothing is.
func (f *figure) readRow(r figureRow) string {
	switch f.kind {
	case kindBars:
		b, what := readBar(r)
		f.bars = append(f.bars, b)
		return what
	case kindTimeline:
		e, what := readEvent(r)
		f.events = append(f.events, e)
		return what
	default:
		s, what := readStage(r)
		f.stages = append(f.stages, s)
		return what
	}
}

// allCites are the sources of all rows and of the note, each once, in the order of their first use.
func (f *figure) allCites() []cite {
	var all []cite
	seen := map[string]bool{}
	add := func(cites []cite) {
		for _, c := range cites {
			if !seen[c.key] {
				seen[c.key] = true
				all = append(all, cite{key: c.key})
			}
		}
	}
	for _, r := range f.rows {
		add(r.cites)
	}
	add(f.cites)
	return all
}

// plain is the figure as text: its title, then a line for each row.
func (f *figure) plain() string {
	var lines []string
	if f.title != "" {
		lines = append(lines, f.title)
	}
	for _, r := range f.rows {
		var cells []string
		for _, cell := range r.cells {
			if cell != "" {
				cells = append(cells, cell)
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	if f.note != "" {
		lines = append(lines, f.note)
	}
	return strings.Join(lines, "\n")
}
