package quality

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WriteNotes writes the documents as the files of a library into a directory and tells which note is which document.
func (c *Collection) WriteNotes(dir string) (Names, error) {
	dir = filepath.Join(dir, "notes")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	docs := make(Names, len(c.Docs))
	for i, d := range c.Docs {
		slug := "d" + strconv.Itoa(i)
		if err := os.WriteFile(filepath.Join(dir, slug+"."+d.Lang+".md"), []byte(note(d)), 0o644); err != nil {
			return nil, err
		}
		docs["notes/"+slug] = d.ID
	}
	return docs, nil
}

// Names are the documents' IDs by the path of their notes without language, "notes/d12".
type Names map[string]string

// note is a document as Markdown. One without a title has an empty one: it is then called by its file.
func note(d Doc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\n---\n\n", d.Title)
	for paragraph := range strings.SplitSeq(d.Text, "\n") {
		fold(&b, paragraph)
		b.WriteString("\n\n")
	}
	return b.String()
}

// foldAt is about how long the lines of a note are, in bytes: editors fold, and a line of a note has a limit.
const foldAt = 1000

// fold writes a paragraph in lines. A line begins with a letter, so that none is taken for the item of a list.
func fold(b *strings.Builder, paragraph string) {
	line := 0
	for word := range strings.SplitSeq(paragraph, " ") {
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case line == 0:
		case line > foldAt && unicode.IsLetter(r):
			b.WriteByte('\n')
			line = 0
		default:
			b.WriteByte(' ')
		}
		b.WriteString(word)
		line += len(word) + 1
	}
}
