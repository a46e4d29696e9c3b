package content

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Check lists every fault of the library at once, sorted by file and line: those met while loading, and
// those that only show between files. It reads a file again only to find the line of a fault.
func (l *Library) Check() []Fault {
	c := &checker{Library: l, own: l.has(vocabularyFile), anchors: map[*record]map[string]bool{}}
	c.faults = slices.Clone(l.Faults)
	for _, rec := range l.records {
		if rec.doc != nil {
			c.at = &faultList{file: rec.path}
			c.document(rec)
			c.faults = append(c.faults, c.at.faults...)
		}
	}
	c.translations()
	c.vocabulary()
	sortFaults(c.faults)
	return slices.Compact(c.faults)
}

// checker looks at one library.
type checker struct {
	*Library
	own    bool // the folder has a vocabulary of its own, so its notes are meant to be described
	faults []Fault
	at     *faultList // of the document being looked at

	anchors map[*record]map[string]bool // of documents with so many that looking through them is slow
}

func (c *checker) document(rec *record) {
	for i := range rec.doc.Links {
		c.link(rec, &rec.doc.Links[i])
	}
	for _, a := range rec.assets {
		c.asset(rec, a)
	}
	c.values(rec)
	if c.Pick(rec.doc.ID()) == rec.doc { // translations need not say it again
		c.pages(rec)
	}
	if rec.doc.Forum != nil {
		c.forum(rec.doc)
	}
	if c.own {
		c.description(rec.doc)
	}
}

// link looks whether a link leads somewhere.
func (c *checker) link(rec *record, l *Link) {
	target := l.Target
	switch file := beside(rec.path, target); {
	case l.ID == "" && strings.HasPrefix(file, Decks+"/"):
		return // a talk, which is no document
	case l.ID == "":
		c.at.errorf(l.Line, "link to %s: no such note here; correct it or take the link away", target)
		return
	case l.Anchor == "":
		return
	}
	if to := c.target(rec, l); !c.hasAnchor(to, l.Anchor) && !strings.HasPrefix(l.Anchor, "x-") {
		c.at.errorf(l.Line, "link to %s#%s: no heading of %s has that anchor", target, l.Anchor, to.path)
	}
}

// target is the file that a link leads to: the one it names, else the one in the language of the link.
func (c *checker) target(rec *record, l *Link) *record {
	if l.Target == "" {
		return rec
	}
	if to := c.recordAt(beside(rec.path, l.Target)); to != nil && to.doc != nil {
		return to
	}
	return c.recordAt(c.Pick(l.ID, rec.doc.Lang).File)
}

// manyAnchors is when a set is quicker than looking through all of them.
const manyAnchors = 64

func (c *checker) hasAnchor(rec *record, anchor string) bool {
	if len(rec.doc.Passages)+len(rec.deep) < manyAnchors {
		return rec.hasAnchor(anchor)
	}
	set := c.anchors[rec]
	if set == nil {
		set = make(map[string]bool, len(rec.doc.Passages))
		for _, p := range rec.doc.Passages {
			set[p.Anchor] = true
		}
		for _, a := range rec.deep {
			set[a] = true
		}
		c.anchors[rec] = set
	}
	return set[anchor]
}

// asset looks whether a picture or other file is there.
func (c *checker) asset(rec *record, a asset) {
	file := beside(rec.path, unescapePath(a.target))
	if _, ok := slices.BinarySearch(c.others, file); ok || strings.HasPrefix(path.Base(file), ".") {
		return
	}
	c.at.errorf(a.line, "%s: there is no such file; correct the path or add the file", a.target)
}

// values looks whether the controlled values are in the vocabulary.
func (c *checker) values(rec *record) {
	d, f := rec.doc, rec.facets()
	kind := one(d.Kind)
	if d.Folder != Notes { // their kind is that of their folder
		kind = nil
	}
	for _, x := range []struct {
		key    string
		values []string
	}{
		{"hazards", f.Hazards}, {"sectors", f.Sectors}, {"phases", f.Phases}, {"offices", f.Offices},
		{"measures", f.Measures}, {"places", f.Places}, {"kind", kind}, {"evidence", one(d.Evidence)},
	} {
		if len(c.Vocabulary.Values(singular(x.key))) == 0 {
			continue // a facet that nobody controls
		}
		for _, v := range x.values {
			if _, ok := c.Vocabulary.Value(singular(x.key), v); !ok {
				c.at.errorf(c.lineOf(d, x.key), "%s has %q, which is not in the vocabulary; correct it or add it to %s",
					x.key, v, vocabularyFile)
			}
		}
	}
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// pages looks whether the regions and forums named have pages.
func (c *checker) pages(rec *record) {
	f := &rec.doc.Facets
	for _, v := range f.Regions {
		if _, ok := c.byID[Regions+"/"+v]; !ok && v != rec.doc.Slug {
			c.at.warnf(c.lineOf(rec.doc, "regions"), "region %s has no page; add %s/%s.%s.md", v, Regions, v, rec.doc.Lang)
		}
	}
	for _, v := range f.Forums {
		if _, ok := c.byID[Forums+"/"+v]; !ok {
			c.at.warnf(c.lineOf(rec.doc, "forums"), "forum %s has no page; add %s/%s.%s.md", v, Forums, v, rec.doc.Lang)
		}
	}
}

// forum looks at what only a forum page names.
func (c *checker) forum(d *Document) {
	note := func(key, slug string) {
		if _, ok := c.lookup(Notes, slug); !ok {
			c.at.errorf(c.lineOf(d, key), "%s names %s, but there is no such note", key, slug)
		}
	}
	for _, slug := range d.Forum.Takeaways {
		note("takeaways", slug)
	}
	for _, challenge := range d.Forum.Challenges {
		for _, slug := range challenge.Notes {
			note("challenges", slug)
		}
	}
	for _, member := range d.Forum.Delegation {
		if _, ok := c.Vocabulary.Value(FacetOffice, member.Office); !ok && member.Office != "" {
			c.at.errorf(c.lineOf(d, "delegation"), "delegation has office %q, which is not in the vocabulary", member.Office)
		}
	}
}

// description lists what a note does not say of itself.
func (c *checker) description(d *Document) {
	var missing []string
	add := func(key string, is bool) {
		if !is {
			missing = append(missing, key)
		}
	}
	add("kind", d.Kind != "")
	add("summary", d.Summary != "")
	add("reviewed", !d.Reviewed.IsZero())
	add("licence", d.Licence != "")
	if len(missing) > 0 {
		c.at.warnf(1, "front matter lacks %s", strings.Join(missing, ", "))
	}
}

// vocabulary looks whether the concepts of the vocabulary are in the glossary.
func (c *checker) vocabulary() {
	if !c.own || len(c.Glossary.Concepts) == 0 {
		return
	}
	for facet, values := range c.Vocabulary.facets {
		for _, v := range values {
			if v.Concept != "" && c.Glossary.Concept(v.Concept) == nil {
				c.faults = append(c.faults, Fault{File: vocabularyFile,
					What: fmt.Sprintf("%s %s names the concept %s, which is not in %s", facet, v.Value, v.Concept, glossaryFile)})
			}
		}
	}
}

// lineOf is the line of the file on which a key of front matter stands, 1 when it cannot be told.
func (l *Library) lineOf(d *Document, key string) int {
	if l.fsys == nil {
		return 1
	}
	src, err := l.Raw(d)
	if err != nil {
		return 1
	}
	line := 1
	for text := range bytes.Lines(src) {
		if bytes.HasPrefix(text, []byte(key+":")) {
			return line
		}
		if line++; line >= d.BodyLine {
			break
		}
	}
	return 1
}
