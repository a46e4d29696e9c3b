package markdown

import "strings"

// stage is a row of a chain.
type stage struct {
	name string // hazard, plant, release or people
	text string
}

// readStage reads "plant | Cooling lost, tank floats off".
func readStage(r figureRow) (stage, string) {
	s := stage{name: r.cell(0), text: r.cell(1)}
	switch s.name {
	case "hazard", "plant", "release", "people":
	default:
		return s, `the first column is "` + s.name + `", not hazard, plant, release or people`
	}
	if s.text == "" {
		return s, "the stage has no text"
	}
	return s, ""
}

// stage is the word for a stage in the reader's language.
func (l *Labels) stage(name string) string {
	switch name {
	case "hazard":
		return l.Hazard
	case "plant":
		return l.Plant
	case "release":
		return l.Release
	}
	return l.People
}

// stageList is the text equivalent of a chain.
func (w *writer) stageList(f *figure) {
	w.str(`<ol class="chain-list">`, "\n")
	for i, s := range f.stages {
		w.str("<li><strong>")
		w.text(w.labels.stage(s.name))
		w.str("</strong>: ")
		w.text(s.text)
		w.rowCites(f.rows[i], false)
		w.str("</li>\n")
	}
	w.str("</ol>\n")
}

// chainBox is one box of the drawing: the rows of one stage that follow each other.
type chainBox struct {
	name  string
	title string
	texts []string
}

func (w *writer) chainBoxes(f *figure) []chainBox {
	var boxes []chainBox
	for _, s := range f.stages {
		if n := len(boxes); n > 0 && boxes[n-1].name == s.name {
			boxes[n-1].texts = append(boxes[n-1].texts, s.text)
			continue
		}
		boxes = append(boxes, chainBox{name: s.name, title: w.labels.stage(s.name), texts: []string{s.text}})
	}
	return boxes
}

const (
	// maxAcross is how many boxes stand side by side; more would leave too little room for words.
	maxAcross   = 4
	phoneWidth  = 320
	chainAcross = 28 // of an arrow from left to right
	chainDown   = 26 // of an arrow downwards
	chainPad    = 10
)

// drawChain draws the boxes twice: side by side for a wide page, one below the other for a phone. The
// style sheet shows one of them. A chain of many boxes is only drawn downwards.
func (w *writer) drawChain(id string, f *figure) string {
	boxes := w.chainBoxes(f)
	var all []string
	for _, b := range boxes {
		all = append(all, b.title+": "+strings.Join(b.texts, "; "))
	}
	name, desc := w.figureName(f), strings.Join(all, ". ")+"."
	if len(boxes) > maxAcross {
		return chainColumn(boxes).svgColumn("chain", id, name, desc)
	}
	return chainRow(boxes, "chain chain-wide", id, name, desc) +
		chainColumn(boxes).svgColumn("chain chain-narrow", id+"-narrow", name, desc)
}

// chainRow draws the boxes from left to right, all as high as the highest.
func chainRow(boxes []chainBox, class, id, name, desc string) string {
	var g drawing
	n := float64(len(boxes))
	width := (noteWidth - chainAcross*(n-1)) / n
	height := 0.0
	for _, b := range boxes {
		height = max(height, b.height(width))
	}
	for i, b := range boxes {
		x := float64(i) * (width + chainAcross)
		g.chainBox(b, x, 0, width, height)
		if i > 0 {
			tip := x - 4
			g.line("chain-arrow", x-chainAcross+4, height/2, tip-6, height/2)
			g.arrowHead(tip, height/2, -8, -5, -8, 5)
		}
	}
	return g.svg(class, id, name, desc, noteWidth, height+1)
}

// chainStack is a drawing with its height.
type chainStack struct {
	drawing
	height float64
}

// chainColumn draws the boxes from top to bottom.
func chainColumn(boxes []chainBox) *chainStack {
	g := &chainStack{}
	for i, b := range boxes {
		if i > 0 {
			tip := g.height + chainDown - 4
			g.line("chain-arrow", phoneWidth/2, g.height+4, phoneWidth/2, tip-6)
			g.arrowHead(phoneWidth/2, tip, -5, -8, 5, -8)
			g.height += chainDown
		}
		height := b.height(phoneWidth)
		g.chainBox(b, 0, g.height, phoneWidth, height)
		g.height += height
	}
	return g
}

func (g *chainStack) svgColumn(class, id, name, desc string) string {
	return g.svg(class, id, name, desc, phoneWidth, g.height+1)
}

// arrowHead draws a triangle with its tip at x, y and the other corners beside it.
func (g *drawing) arrowHead(x, y, dx1, dy1, dx2, dy2 float64) {
	var p drawing
	p.str("M" + point(x, y) + "L" + point(x+dx1, y+dy1) + "L" + point(x+dx2, y+dy2) + "Z")
	g.path("chain-head", string(p.out))
}

func point(x, y float64) string { return formatDecimals(x, 1) + " " + formatDecimals(y, 1) }

// lines are the broken lines of the texts of a box, "" between two texts.
func (b chainBox) lines(width float64) []string {
	var lines []string
	for i, text := range b.texts {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, wrapText(text, width-2*chainPad, sizeLabel, false)...)
	}
	return lines
}

func (b chainBox) height(width float64) float64 {
	height := 44.0
	for _, line := range b.lines(width) {
		height += chainLine(line)
	}
	return height
}

// chainLine is the height of a line; an empty one only parts two texts.
func chainLine(line string) float64 {
	if line == "" {
		return 8
	}
	return lineHeight
}

func (g *drawing) chainBox(b chainBox, x, y, width, height float64) {
	g.rect("chain-box chain-"+b.name, x+0.5, y+0.5, width-1, height-1, "")
	g.rect("chain-edge chain-edge-"+b.name, x, y, width, 4, "")
	g.text("chain-title", atStart, x+chainPad, y+24, sizeSmall, b.title)
	line := y + 44
	for _, text := range b.lines(width) {
		if text != "" {
			g.text("chain-text", atStart, x+chainPad, line, sizeLabel, text)
		}
		line += chainLine(text)
	}
}
