package svg

import (
	"fmt"
	"html/template"
	"strings"
)

// evidenceMarks is how many marks of the staff a grade fills; the values are those of the evidence facet in
// vocabulary.yaml. A grade that is not here, also "none", fills none.
var evidenceMarks = map[string]int{
	"peer-reviewed": 5,
	"institutional": 4,
	"guideline":     3,
	"practice":      2,
	"press":         1,
}

// staffMarks is the number of marks on the evidence staff.
const staffMarks = 5

// Evidence draws the grade as five marks of the tide staff, filled from the left. It is hidden from screen
// readers: the word of the grade always follows it.
//
// Classes: evidence on the svg element, evidence-on and evidence-off on the marks.
func Evidence(grade string) template.HTML {
	full := evidenceMarks[grade]
	var b strings.Builder
	b.WriteString(`<svg class="evidence" aria-hidden="true" focusable="false" width="28" height="13"` +
		` viewBox="0 0 28 13" fill="none" stroke="currentColor" stroke-linejoin="round">`)
	writeMarks(&b, `class="evidence-on" fill="currentColor"`, 0, full)
	writeMarks(&b, `class="evidence-off"`, full, staffMarks)
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// writeMarks draws the marks from, …, to-1 as one path. A mark is 4 wide with its line and 2 away from the
// next, whole pixels, so that it is sharp at its own size.
func writeMarks(b *strings.Builder, attributes string, from, to int) {
	if from == to {
		return
	}
	fmt.Fprintf(b, `<path %s d="`, attributes)
	for i := from; i < to; i++ {
		fmt.Fprintf(b, "M%d.5.5h3v12h-3z", 6*i)
	}
	b.WriteString(`"/>`)
}
