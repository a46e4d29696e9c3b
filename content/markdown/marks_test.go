package markdown

import (
	"strings"
	"testing"
)

func TestMarks(t *testing.T) {
	doc, err := Parse([]byte("## Rob di kota\n\nBanjir rob & *rob*, `rob`, [rob](https://a.example).\n"))
	if err != nil {
		t.Fatal(err)
	}
	find := func(text string) (found [][2]int) {
		for i := 0; ; {
			at := strings.Index(strings.ToLower(text[i:]), "rob")
			if at < 0 {
				return found
			}
			found = append(found, [2]int{i + at, i + at + 3})
			i += at + 3
		}
	}
	got := string(doc.HTML(Render{Marks: find}))
	for _, want := range []string{
		"<mark>Rob</mark> di kota", "Banjir <mark>rob</mark> &amp; <em><mark>rob</mark></em>", "<code>rob</code>", "><mark>rob</mark></a>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}
