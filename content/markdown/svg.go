package markdown

import (
	"iter"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes of text in drawings, in pixels. They stand in the drawing, since places are measured by them;
// colours and faces are left to the classes.
const (
	sizeValue = 15
	sizeLabel = 14
	sizeSmall = 13
)

// drawing collects the elements of an SVG image.
type drawing struct {
	out []byte
}

// anchor is the side of a text that stands at its x.
type anchor string

const (
	atStart  anchor = "start"
	atMiddle anchor = "middle"
	atEnd    anchor = "end"
)

func (g *drawing) str(s string) { g.out = append(g.out, s...) }

// attr writes an attribute with a length, rounded to a tenth of a pixel.
func (g *drawing) attr(name string, v float64) {
	g.str(" " + name + `="`)
	g.out = strconv.AppendFloat(g.out, math.Round(v*10)/10+0, 'f', -1, 64)
	g.str(`"`)
}

func (g *drawing) rect(class string, x, y, width, height float64, more string) {
	g.str(`<rect class="` + class + `"`)
	g.attr("x", x)
	g.attr("y", y)
	g.attr("width", width)
	g.attr("height", height)
	g.str(more + "/>\n")
}

func (g *drawing) line(class string, x1, y1, x2, y2 float64) {
	g.str(`<line class="` + class + `"`)
	g.attr("x1", x1)
	g.attr("y1", y1)
	g.attr("x2", x2)
	g.attr("y2", y2)
	g.str("/>\n")
}

func (g *drawing) circle(class string, x, y, r float64) {
	g.str(`<circle class="` + class + `"`)
	g.attr("cx", x)
	g.attr("cy", y)
	g.attr("r", r)
	g.str("/>\n")
}

func (g *drawing) path(class, d string) { g.str(`<path class="` + class + `" d="` + d + `"/>` + "\n") }

func (g *drawing) text(class string, at anchor, x, y, size float64, s string) {
	g.str(`<text class="` + class + `"`)
	g.attr("x", x)
	g.attr("y", y)
	g.attr("font-size", size)
	if at != atStart {
		g.str(` text-anchor="` + string(at) + `"`)
	}
	g.str(">")
	g.out = escape(g.out, s)
	g.str("</text>\n")
}

// svg wraps what was drawn. The image is named by title and described by desc, whose ids begin with id.
func (g *drawing) svg(class, id, title, desc string, width, height float64) string {
	head := drawing{}
	head.str(`<svg class="` + class + `"`)
	head.attr("width", width)
	head.attr("height", height)
	head.str(` viewBox="0 0 ` + strconv.Itoa(int(math.Ceil(width))) + " " + strconv.Itoa(int(math.Ceil(height))) + `"`)
	head.str(` role="img" aria-labelledby="` + id + `-title ` + id + `-desc">` + "\n")
	head.str(`<title id="` + id + `-title">`)
	head.out = escape(head.out, title)
	head.str(`</title>` + "\n" + `<desc id="` + id + `-desc">`)
	head.out = escape(head.out, desc)
	head.str("</desc>\n")
	return string(head.out) + string(g.out) + "</svg>\n"
}

// textWidth estimates how wide a text is, in pixels, on the wide side of the faces in use. SVG does not
// break lines, and the server cannot ask a browser.
func textWidth(s string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range s {
		em += runeWidth(r)
	}
	if bold {
		em *= boldWidth
	}
	return em * size
}

// isWider reports whether a text, without the space behind it, is wider than width. It looks no further than
// it must: a label may be one word of thousands of letters.
func isWider(s string, width, size float64, bold bool) bool {
	em := width / size
	if bold {
		em /= boldWidth
	}
	for i, r := range s {
		if r == ' ' && i == len(s)-1 {
			break
		}
		if em -= runeWidth(r); em < 0 {
			return true
		}
	}
	return false
}

// boldWidth is how much wider bold text is.
const boldWidth = 1.07

// runeWidth is in parts of the size of the text, measured on Noto Sans, which is the widest of the stack.
func runeWidth(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0xFF01 && r <= 0xFF60:
		return 1
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("iIjl.,:;'|!", r):
		return 0.3
	case strings.ContainsRune("ftr()[]- \u00a0\u202f/", r):
		return 0.38
	case strings.ContainsRune("mwMW@%—", r):
		return 0.92
	case unicode.IsUpper(r):
		return 0.68
	}
	return 0.59
}

// wrapText breaks a text into lines of at most width pixels: between words, behind a hyphen or slash, and
// inside a word only if the word alone is wider.
func wrapText(s string, width, size float64, bold bool) []string {
	var lines []string
	line := ""
	for part := range textParts(s) {
		joined := line + part
		if !isWider(joined, width, size, bold) {
			line = joined
			continue
		}
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		for isWider(part, width, size, bold) {
			n := fit(part, width, size, bold)
			lines = append(lines, part[:n])
			part = part[n:]
		}
		line = part
	}
	if line = strings.TrimSpace(line); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// textParts are the pieces of a text between which a line may be broken, each word with the space behind
// it.
func textParts(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsSeq(s) {
			word += " "
			for {
				i := strings.IndexAny(word, "-/–")
				if i < 1 || i > len(word)-3 {
					break
				}
				_, size := utf8.DecodeRuneInString(word[i:])
				if !yield(word[:i+size]) {
					return
				}
				word = word[i+size:]
			}
			if !yield(word) {
				return
			}
		}
	}
}

// fit is how many bytes of a word fit into width, at least one character.
func fit(word string, width, size float64, bold bool) int {
	end := len(word)
	for i := range word {
		if i == 0 {
			continue
		}
		if end < len(word) && isWider(word[:i], width, size, bold) {
			break
		}
		end = i
	}
	return end
}

// widest is the width of the widest of the lines.
func widest(lines []string, size float64, bold bool) float64 {
	width := 0.0
	for _, line := range lines {
		width = max(width, textWidth(line, size, bold))
	}
	return width
}
