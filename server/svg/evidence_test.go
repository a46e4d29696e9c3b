package svg

import (
	"strings"
	"testing"
)

func TestEvidence(t *testing.T) {
	tests := []struct {
		grade string
		full  int
	}{
		{"peer-reviewed", 5}, {"institutional", 4}, {"guideline", 3}, {"practice", 2}, {"press", 1},
		{"none", 0}, {"", 0}, {`"><script>`, 0},
	}
	for _, tt := range tests {
		got := string(Evidence(tt.grade))
		checkMarkup(t, tt.grade, got)
		on, off := marks(got, "evidence-on"), marks(got, "evidence-off")
		if on != tt.full || on+off != staffMarks {
			t.Errorf("Evidence(%q) has %d full and %d empty marks, want %d and %d", tt.grade, on, off, tt.full, staffMarks-tt.full)
		}
	}
}

// marks counts the sub-paths of the path with that class.
func marks(svg, class string) int {
	_, rest, ok := strings.Cut(svg, class)
	if !ok {
		return 0
	}
	path, _, _ := strings.Cut(rest, "/>")
	return strings.Count(path, "M")
}
