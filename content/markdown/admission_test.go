package markdown

import (
	"errors"
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, src string
		line      int
		reason    string // part of it
	}{
		{"too long", strings.Repeat("a\n\n", maxNoteBytes/3+1), 1, "part it into several notes"},
		{"long line", "a\n\n" + strings.Repeat("a ", maxLineBytes/2) + "\n", 3, "break it into paragraphs"},
		{"not UTF-8", "a\n\nb\xff\n", 3, "save it as UTF-8"},
		{"quotations", "a\n" + strings.Repeat(">", maxMarkers+1), 2, "quotations or lists"},
		{"lists on one line", "a\n\n" + strings.Repeat("- ", maxMarkers+1) + "a", 3, "quotations or lists"},
		{"deep list", strings.Repeat(" ", 2*maxDepth+2) + "- a", 1, "levels deep"},
		{"columns", "a\n" + strings.Repeat("|a", maxColumns+1) + "|\n" + strings.Repeat("|-", maxColumns+1) + "|", 3, "41 columns"},
		{"cells of one table", strings.Repeat("|a", 40) + "\n" + strings.Repeat("|-", 40) + "\n" + strings.Repeat("|a\n", 501), 503, "cells"},
		{"cells of many tables", strings.Repeat("|a|b\n|-|-\n"+strings.Repeat("|a\n", 100)+"\n", 101), 10303, "cells"},
		{"footnotes", strings.Repeat("[^a]: b\n\n", maxFootnotes+1), 2*maxFootnotes + 1, "500 footnotes"},
		{"definitions", strings.Repeat("[a]: b\n", maxDefinitions+1), maxDefinitions + 1, "link definitions"},
		{"headings", strings.Repeat("## a\n", maxHeadings+1), maxHeadings + 1, "headings"},
		{"underlined headings", strings.Repeat("a\n-\n", maxHeadings+1), 2*maxHeadings + 2, "headings"},
		{"brackets", "a\n\n" + strings.Repeat("[a\n", maxBrackets+1), maxBrackets + 3, `"["`},
		{"emphasis", strings.Repeat("*a\n", maxEmphasis+1), maxEmphasis + 1, `"*"`},
		{"paragraph", "a\n\n" + strings.Repeat("a b c d\n", maxParagraphBytes/8+1), 3, "part it with empty lines"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Parse([]byte(tt.src))
			r, ok := errors.AsType[*Refusal](err)
			if d != nil || !ok {
				t.Fatalf("Parse = %v, %v, want a refusal", d, err)
			}
			if r.Line != tt.line || !strings.Contains(r.Reason, tt.reason) {
				t.Errorf("refused with %q, want line %d and %q", r, tt.line, tt.reason)
			}
		})
	}
}

// TestParseAdmits holds texts at a limit, and texts that only look like going over one.
func TestParseAdmits(t *testing.T) {
	tests := []struct{ name, src string }{
		{"empty", ""},
		{"line", strings.Repeat("a", maxLineBytes-1) + "\n"},
		{"columns", strings.Repeat("|a", maxColumns) + "|\n" + strings.Repeat("|-", maxColumns) + "|\n|1|"},
		{"table at the limit of cells", "|a|b\n|-|-\n" + strings.Repeat("|a\n", maxCells/2)},
		{"long table", "|a|b\n|-|-\n" + strings.Repeat("|"+strings.Repeat("long cell ", 30)+"|b\n", 1000)},
		{"code", "```\n" + strings.Repeat("[[[[****a\n", 2000) + "```\n"},
		{"indented code", strings.Repeat("    [[[[****a\n", 2000)},
		{"paragraphs full of links", strings.Repeat(strings.Repeat("[a](b) ", maxBrackets)+"\n\n", 10)},
		{"list full of links", strings.Repeat("- [a](b)\n", 3*maxBrackets)},
		{"rule of stars", strings.Repeat("* ", maxMarkers)},
		{"conflict markers", strings.Repeat(">", 7) + " main\n"},
		{"words far to the right", strings.Repeat(" ", 300) + "a"},
		{"lines of numbers", strings.Repeat("2024-01-02: 3 | 4\n", 3000)},
	}
	for _, tt := range tests {
		if _, err := Parse([]byte(tt.src)); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
