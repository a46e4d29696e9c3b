package markdown

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestWritersGuide holds that the guide for writers can be parsed and that every figure in it is drawn.
func TestWritersGuide(t *testing.T) {
	src, err := os.ReadFile("../../docs/writing-notes.md")
	if err != nil {
		t.Fatal(err)
	}
	mustParse(t, string(src))
	var drawn []string
	for i, part := range strings.Split(string(src), "````") {
		example, ok := strings.CutPrefix(part, "markdown\n")
		if i%2 == 0 || !ok {
			continue
		}
		d := mustParse(t, example)
		if p := d.Problems(); len(p) > 0 {
			t.Errorf("%s\nhas problems: %v", example, p)
		}
		for _, f := range d.figures {
			drawn = append(drawn, f.kind)
		}
	}
	if want := []string{kindBars, kindTimeline, kindChain}; !slices.Equal(drawn, want) {
		t.Errorf("the guide shows %q, want %q", drawn, want)
	}
}
