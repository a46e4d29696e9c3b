package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// attacks are texts that make a Markdown parser slow or its output large, by their repeated part. The first
// block is that of research on goldmark 1.8.7, the rest was found while the limits were chosen.
var attacks = map[string]func(size int) string{
	"table of 1000 columns": func(n int) string { return table(1000, n) },
	"table of 40 columns":   func(n int) string { return table(40, n) },
	"many tables": func(n int) string {
		return repeat(strings.Repeat("|a", 40)+"\n"+strings.Repeat("|-", 40)+"\na\na\na\n\n", n)
	},
	"bullets on one line":       func(n int) string { return repeat("- ", n) },
	"quotations on one line":    func(n int) string { return repeat(">", n) },
	"numbers on one line":       func(n int) string { return repeat("1) ", n) },
	"bullets on short lines":    func(n int) string { return repeat(strings.Repeat("- ", 32)+"a\n", n) },
	"quotations on short lines": func(n int) string { return repeat(strings.Repeat(">", 32)+"a\n", n) },
	"empty links":               func(n int) string { return repeat("[](", n) },
	"links without end":         func(n int) string { return repeat("[a](<b", n) },
	"links with open titles":    func(n int) string { return "\n" + repeat(`[a](b "`, n) },
	"links by paragraph":        func(n int) string { return repeat(strings.Repeat(`[a](b "`, 900)+"\n\n", n) },
	"title looked for far":      func(n int) string { return strings.Repeat(`[a](b "`, 900) + "\n" + repeat("word word\n", n-8000) },
	"footnotes":                 func(n int) string { return numbered("x[^%d]\n\n[^%d]: y\n\n", n) },
	"footnotes used often": func(n int) string {
		return numbered("[^%d]: y%d\n", 6000) + "\n" + repeat(strings.Repeat("[^1] [^400] ", 400)+"\n\n", n-8000)
	},
	"footnotes in footnotes":   func(n int) string { return repeat("[^a]: ", n) },
	"definitions without end":  func(n int) string { return repeat("[a]: <b\n", n) },
	"definitions":              func(n int) string { return numbered("[a%d]: b%d\n", n) },
	"definitions, open titles": func(n int) string { return repeat("[a]: b\n\"c\n", n) },
	"emphasis":                 func(n int) string { return repeat("*_", n) },
	"emphasis, broken":         func(n int) string { return repeat("*a **a ", n) },
	"emphasis, short lines":    func(n int) string { return repeat("*a_ *a_ *a_\n", n) },
	"strikethrough":            func(n int) string { return repeat("a ~~b ~c ", n) },
	"nested list":              nestedList,
	"nested by indentation":    func(n int) string { return repeat(strings.Repeat(" ", 200)+"- a\n", n) },
	"brackets":                 func(n int) string { return repeat("[", n) },
	"brackets by paragraph":    func(n int) string { return repeat(strings.Repeat("[", 900)+"\n\n", n) },
	"closing brackets":         func(n int) string { return repeat("]", n) },
	"link references":          func(n int) string { return "[a]: b\n\n" + repeat("[a] ", n) },
	"equal headings":           func(n int) string { return repeat("# a\n", n) },
	"empty headings":           func(n int) string { return repeat("#\n", n) },
	"quotes":                   func(n int) string { return repeat(`"a' `, n) },
	"code spans":               backticks,
	"entities":                 func(n int) string { return repeat("&amp;", n) },
	"ampersands":               func(n int) string { return repeat("&", n) },
	"comments":                 func(n int) string { return repeat("<!--\n", n) },
	"comments by paragraph":    func(n int) string { return repeat("<!--\n\n", n) },
	"scripts":                  func(n int) string { return repeat("<script>\n\n", n) },
	"tags":                     func(n int) string { return repeat("<a b=c ", n) },
	"declarations":             func(n int) string { return repeat("<!A", n) },
	"short tags":               func(n int) string { return repeat("<br>", n) },
	"placeholders":             func(n int) string { return repeat("<x>", n) },
	"addresses":                func(n int) string { return repeat("http://a.b/c ", n) },
	"mail":                     func(n int) string { return repeat("a@b.c ", n) },
	"mail without end":         func(n int) string { return repeat("a.", n) + "@" },
	"tabs":                     func(n int) string { return repeat("\t", n) },
	"NUL":                      func(n int) string { return repeat("\x00", n) },
	"short paragraphs":         func(n int) string { return repeat("a\n\n", n) },
	"short lines":              func(n int) string { return repeat("a\n", n) },
	"short items":              func(n int) string { return repeat("-\n", n) },
	"rules":                    func(n int) string { return repeat("---\n", n) },
	"underlined headings":      func(n int) string { return repeat("a\n-\n", n) },
	"definition list":          func(n int) string { return repeat("a\n: b\n\n", n) },
	"wiki links":               func(n int) string { return repeat("[[a]]\n\n", n) },
	"wiki links without end":   func(n int) string { return repeat("[[a ", n) },
	"citations":                func(n int) string { return repeat("[@a]\n\n", n) },
	"citations on one line":    func(n int) string { return repeat("[@a]", n) },
	"citations in one bracket": func(n int) string { return repeat("["+strings.Repeat("@a;", 300)+"@a]\n\n", n) },
	"citations without end":    func(n int) string { return repeat("[@a\n", n) },
	"call-outs":                func(n int) string { return repeat("> [!a]\n\n", n) },
	"images":                   func(n int) string { return repeat("![](a 'b')\n\n", n) },
	"tasks":                    func(n int) string { return repeat("- [ ] a\n", n) },
	"bars":                     func(n int) string { return repeat("```bars\na|1\n```\n", n) },
	"timelines":                func(n int) string { return repeat("```timeline\n0001|a\n9999|a\n```\n", n) },
	"chains":                   func(n int) string { return repeat("```chain\nplant|a\npeople|a\n```\n", n) },
	"bars, many rows":          func(n int) string { return "```bars\n" + repeat("a|1\n", n) },
	"bars, citations":          func(n int) string { return "```bars\n" + repeat("a|1"+strings.Repeat("[@a", 100)+"\n", n) },
	"timeline, dense":          func(n int) string { return repeat("```timeline\n"+strings.Repeat("2020|a b c d e f\n", 40)+"```\n", n) },
	"bars, one word": func(n int) string {
		return "```bars\n" + repeat(strings.Repeat("a", 15000)+"|1|"+strings.Repeat("b", 1000)+"\n", n)
	},
	"chain, one word": func(n int) string { return repeat("```chain\nplant|"+strings.Repeat("가", 5000)+"\n```\n", n) },
	"timeline, words": func(n int) string {
		return repeat("```timeline\n"+strings.Repeat("2020|"+strings.Repeat("a ", 500)+"\n", 30)+"```\n", n)
	},
	"one word":        func(n int) string { return repeat("a", n) },
	"Hangul":          func(n int) string { return repeat("가", n) },
	"combining marks": func(n int) string { return repeat("a\u0301", n) },
}

// timeBudget is what everything done to n bytes may take.
func timeBudget(n int) time.Duration {
	return 50*time.Millisecond + time.Duration(n)*5*time.Microsecond
}

// outputBudget is what n bytes may become, with the drawings of 16 figures.
func outputBudget(n int) int { return 64*n + 1<<20 }

// TestAttacks holds every attack, at two sizes, to the budgets of time and output, or to a refusal
// that names a line.
func TestAttacks(t *testing.T) {
	sizes := []int{32 << 10, maxNoteBytes}
	if testing.Short() {
		sizes = sizes[:1]
	}
	for name, attack := range attacks {
		t.Run(name, func(t *testing.T) {
			for _, size := range sizes {
				src := attack(size)
				src = strings.ToValidUTF8(src[:min(len(src), maxNoteBytes)], "")
				out, took, err := renderTimed(src)
				refusal, _ := errors.AsType[*Refusal](err)
				t.Logf("%s: %d KB in, %d KB out, %d ms, %v", name, len(src)>>10, out>>10, took.Milliseconds(), err)
				switch {
				case err != nil && (refusal == nil || refusal.Line < 1 || refusal.Reason == ""):
					t.Errorf("%d bytes: error %v names no line", len(src), err)
				case took > timeBudget(len(src)):
					t.Errorf("%d bytes took %v, more than %v", len(src), took, timeBudget(len(src)))
				case out > outputBudget(len(src)):
					t.Errorf("%d bytes became %d, more than %d", len(src), out, outputBudget(len(src)))
				}
			}
		})
	}
}

// renderTimed tries again when the machine was busy with something else.
func renderTimed(src string) (out int, took time.Duration, err error) {
	for range 3 {
		start := time.Now()
		out, err = renderAll(src)
		if took = time.Since(start); took <= timeBudget(len(src)) {
			break
		}
	}
	return out, took, err
}

// renderAll does everything that is done to a note and returns the size of what comes out.
func renderAll(src string) (int, error) {
	d, err := Parse([]byte(src))
	if err != nil {
		return 0, err
	}
	size := len(d.HTML(Render{Cite: func(string) (int, bool) { return 1, true }}))
	text := 0
	for _, p := range d.Passages() {
		text += len(p.Text)
	}
	return max(size, text), nil
}

// repeat is s repeated to n bytes, in lines and paragraphs that are not refused for their length.
func repeat(s string, n int) string {
	var b strings.Builder
	line, paragraph := 0, 0
	for b.Len() < n {
		b.WriteString(s)
		line += len(s)
		paragraph += len(s)
		switch {
		case paragraph > maxParagraphBytes-2*len(s)-100 && !strings.Contains(s, "\n\n"):
			b.WriteString("\n\n")
			line, paragraph = 0, 0
		case strings.Contains(s, "\n"):
			line = 0
		case line > maxLineBytes-len(s)-1:
			b.WriteByte('\n')
			line = 0
		}
	}
	return b.String()
}

func table(columns, n int) string {
	head := strings.Repeat("|a", columns) + "\n" + strings.Repeat("|-", columns) + "\n"
	return head + repeat("a\n", max(0, min(n, maxNoteBytes)-len(head)))
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < min(n, maxNoteBytes)-40; i++ {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

func nestedList(n int) string {
	var b strings.Builder
	for depth := 0; b.Len()+2*depth+4 < min(n, maxNoteBytes); depth++ {
		b.WriteString(strings.Repeat(" ", 2*depth) + "- a\n")
	}
	return b.String()
}

// backticks opens code spans of every length, none of which is closed.
func backticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len()+i+2 < min(n, maxNoteBytes); i++ {
		b.WriteString(strings.Repeat("`", i%2000) + "a\n")
	}
	return b.String()
}
