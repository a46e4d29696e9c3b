package library_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siaga/content"
	"siaga/content/library"
)

// load reads the starter library.
func load(t *testing.T) *content.Library {
	t.Helper()
	l, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// block is a piece of a body that must stand on its own sources: a paragraph, an item of a list, a row of
// a table or of a figure, a call-out.
type block struct {
	line int // 1-based, in the body
	text string
}

// section is what stands under one heading.
type section struct {
	heading string
	blocks  []block
}

var (
	headingLine  = regexp.MustCompile(`^#{1,6} +(.*)$`)
	itemMark     = regexp.MustCompile(`^\s*(?:[-*+]|\d{1,9}[.)]) +`)
	tableRule    = regexp.MustCompile(`^\|?[\s:|-]*-[\s:|-]*$`)
	figureStart  = regexp.MustCompile("^```(bars|timeline|chain)\\s*$")
	figureOption = regexp.MustCompile(`^(title|unit|note):`)
)

// splitter cuts a body into sections and blocks, line by line. The notes keep to the plain Markdown that
// it knows; it is no parser.
type splitter struct {
	sections []section
	open     bool // whether the next line goes on with the last block
	figure   bool // inside the fence of a figure
}

func sections(body string) []section {
	s := splitter{sections: []section{{}}}
	for i, line := range strings.Split(body, "\n") {
		s.line(i+1, line)
	}
	return s.sections
}

func (s *splitter) line(number int, line string) {
	switch quoted := strings.HasPrefix(line, ">"); {
	case figureStart.MatchString(line):
		s.figure, s.open = true, false
	case s.figure:
		s.figure = line != "```"
		if s.figure && !figureOption.MatchString(line) {
			s.start(number, line)
		}
		s.open = false
	case headingLine.MatchString(line):
		s.sections = append(s.sections, section{heading: headingLine.FindStringSubmatch(line)[1]})
		s.open = false
	case strings.HasPrefix(line, "|") && tableRule.MatchString(line):
		s.dropLast() // the row above the rule is the head of the table
		s.open = false
	case strings.HasPrefix(line, "|"):
		s.start(number, line)
		s.open = false
	case strings.TrimSpace(strings.TrimLeft(line, "> ")) == "":
		s.open = s.open && quoted // a call-out is one block
	case itemMark.MatchString(line):
		s.start(number, itemMark.ReplaceAllString(line, ""))
	case s.open:
		last := &s.last().blocks[len(s.last().blocks)-1]
		last.text += "\n" + strings.TrimLeft(line, "> ")
	default:
		s.start(number, strings.TrimLeft(line, "> "))
	}
}

func (s *splitter) last() *section { return &s.sections[len(s.sections)-1] }

func (s *splitter) start(number int, text string) {
	s.last().blocks = append(s.last().blocks, block{number, text})
	s.open = true
}

func (s *splitter) dropLast() {
	if n := len(s.last().blocks); n > 0 {
		s.last().blocks = s.last().blocks[:n-1]
	}
}

func TestSections(t *testing.T) {
	got := sections("Lead.\n\n## One\n\nA\nB\n\n1. x\n   y\n2. z\n\n| h | h |\n| --- | --- |\n| 1 | 2 |\n\n> [!NOTE]\n> p\n>\n> q\n\n```bars\nunit: m\na | 1\n```\nEnd")
	want := []section{
		{"", []block{{1, "Lead."}}},
		{"One", []block{{5, "A\nB"}, {8, "x\ny"}, {10, "z"}, {14, "| 1 | 2 |"}, {16, "[!NOTE]\np\nq"}, {23, "a | 1"}, {25, "End"}}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(section{}, block{})); diff != "" {
		t.Errorf("sections: %s", diff)
	}
}
