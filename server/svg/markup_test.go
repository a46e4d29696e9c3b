package svg

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// checkMarkup wants well-formed XML with one root, no script and nothing that the site's policy would drop.
func checkMarkup(t *testing.T, what, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	roots, depth := 0, 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v in %.200s", what, err, markup)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
			checkElement(t, what, tok)
		case xml.EndElement:
			depth--
		}
	}
	if roots != 1 {
		t.Errorf("%s: %d root elements, want 1", what, roots)
	}
}

func checkElement(t *testing.T, what string, e xml.StartElement) {
	t.Helper()
	if name := e.Name.Local; name == "script" || name == "style" || name == "foreignObject" || name == "image" {
		t.Errorf("%s: element %s", what, name)
	}
	for _, a := range e.Attr {
		name := strings.ToLower(a.Name.Local)
		if name == "style" || strings.HasPrefix(name, "on") {
			t.Errorf("%s: attribute %s on %s", what, name, e.Name.Local)
		}
	}
}

// gzipped is the size of markup as a server would send it, in bytes.
func gzipped(t *testing.T, markup string) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, markup); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
