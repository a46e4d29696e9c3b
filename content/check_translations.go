package content

import (
	"fmt"
	"strings"
)

// translations looks at the documents that exist in several languages.
func (c *checker) translations() {
	wanted := c.siteLangs()
	for g, id := range c.ids {
		docs := c.docs[c.first[g]:c.first[g+1]]
		for _, lang := range wanted {
			if c.Doc(id, lang) == nil {
				c.warn(docs[0], 0, "there is no %s of this; add %s.%s.md", languageName(lang), id, lang)
			}
		}
		for _, d := range docs {
			c.translation(d)
			if d.Exercise != docs[0].Exercise {
				c.warn(d, c.lineOf(d, "exercise"), "exercise differs from that of %s", docs[0].File)
			}
		}
	}
}

func (c *checker) warn(d *Document, line int, format string, args ...any) {
	c.faults = append(c.faults, Fault{File: d.File, Line: line, Warning: true, What: fmt.Sprintf(format, args...)})
}

// siteLangs are the languages in which each note should be: Indonesian and English, where the notes of
// the library are in both.
func (c *checker) siteLangs() []string {
	has := map[string]bool{}
	for _, d := range c.docs {
		if strings.HasPrefix(d.File, Notes+"/") {
			has[d.Lang] = true
		}
	}
	if has["id"] && has["en"] {
		return []string{"id", "en"}
	}
	return nil
}

func languageName(lang string) string {
	if lang == "id" {
		return "Indonesian version"
	}
	return "English version"
}

// translation looks whether a translation still says what its original says.
func (c *checker) translation(d *Document) {
	if d.Translation == nil {
		return
	}
	line := func() int { return c.lineOf(d, "translation") }
	switch by, behind := c.Behind(d); {
	case d.Translation.Lang == d.Lang:
		c.warn(d, line(), "a document cannot be a translation of its own language")
	case c.Doc(d.ID(), d.Translation.Lang) == nil:
		c.warn(d, line(), "translation of %s, but there is no such version", d.Translation.Lang)
	case behind:
		c.warn(d, line(), "translation is behind %s, which has changed since; bring it up to date and set revision: %s",
			by.File, by.Revision[:minRevision])
	}
}
