package quality

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"
)

// Notes writes the documents as the files of a library and tells which note is which document.
func (c *Collection) Notes() (files fs.FS, docs Names) {
	m := fstest.MapFS{}
	docs = make(Names, len(c.Docs))
	for i, d := range c.Docs {
		slug := "d" + strconv.Itoa(i)
		m["notes/"+slug+"."+d.Lang+".md"] = &fstest.MapFile{Data: []byte(note(d))}
		docs["notes/"+slug] = d.ID
	}
	return m, docs
}

// Names are the documents' IDs by the path of their notes without language, "notes/d12".
type Names map[string]string

// note is a document as Markdown. One without a title has an empty one: it is then called by its file.
func note(d Doc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\n---\n\n", d.Title)
	b.WriteString(strings.ReplaceAll(d.Text, "\n", "\n\n"))
	b.WriteString("\n")
	return b.String()
}
