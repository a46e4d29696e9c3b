package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
	"unique"

	"siaga/content/markdown"
)

// record is what a library keeps of one Markdown file: the document, and what only the loader and the
// check need.
type record struct {
	found
	slug   string    // from the path, before equal slugs are told apart
	doc    *Document // nil when the file is not served
	own    *Facets   // facets as written, where translations add to them; nil when they are doc.Facets
	failed bool      // the file could not be read, which may pass without a change of its time
	rest
}

// rest is what most files leave empty.
type rest struct {
	faults []Fault
	assets []asset  // files of the library that the text shows or offers: pictures, PDF
	deep   []string // anchors of headings too deep to be passages
}

// asset is a relative destination that is no document.
type asset struct {
	target string // as written
	line   int
}

// facets are the values written in the file itself.
func (r *record) facets() *Facets {
	if r.own != nil {
		return r.own
	}
	return &r.doc.Facets
}

// read reads and parses one file. What is wrong with it is in the record's faults.
func read(fsys fs.FS, f found) *record {
	rec := &record{found: f}
	faults := &faultList{file: f.path}
	defer func() { rec.faults = faults.faults }()
	src, err := readFile(fsys, f.path, maxNoteBytes)
	if err != nil {
		rec.failed = true
		faults.errorf(0, "file cannot be read: %s", reason(err))
		return rec
	}
	rec.size = int64(len(src))
	rec.parse(src, faults)
	return rec
}

// parse makes the document of a file's bytes.
func (rec *record) parse(src []byte, faults *faultList) {
	// The parsers are not ours; should one panic, the site is served without this file.
	defer func() {
		if r := recover(); r != nil {
			rec.doc = nil
			faults.errorf(0, "file cannot be parsed: %v", r)
		}
	}()
	if line := invalidLine(src); line > 0 {
		faults.errorf(line, "not UTF-8 text; save the file as UTF-8")
		return
	}
	n := nameOf(rec.path)
	d := newDocument(n, rec.found, src)
	p := split(src, faults)
	lang := ""
	if p.yaml != nil {
		var ok bool
		if lang, ok = readFrontMatter(p.yaml, p.yamlLine, d, faults); !ok {
			p = parts{body: bytes.TrimPrefix(src, byteOrderMark), bodyLine: 1}
		}
	}
	d.BodyLine = p.bodyLine
	doc, err := markdown.Parse(p.body)
	if err != nil {
		line := 0
		what := err.Error()
		if refusal, ok := errors.AsType[*markdown.Refusal](err); ok {
			line, what = refusal.Line+p.bodyLine-1, refusal.Reason
		}
		faults.errorf(line, "text cannot be shown: %s", what)
		return
	}
	d.Lang = intern(chooseLang(n, lang, p.body, faults))
	settleKind(d, faults)
	if d.Title == "" {
		if d.Title = strings.TrimSpace(doc.Title()); d.Title == "" {
			d.Title = titleOf(n)
		}
	}
	rec.doc, rec.slug = d, d.Slug
	rec.addText(doc, p.bodyLine-1, faults)
	rec.deep = deepAnchors(p.body)
	checkDocument(rec, faults)
}

func newDocument(n name, f found, src []byte) *Document {
	sum := sha256.Sum256(src)
	d := &Document{
		Folder: n.folder, Slug: within(f.path, n.slug), File: f.path, Status: StatusPublished,
		Revision: hex.EncodeToString(sum[:]), Size: int64(len(src)), ModTime: f.modTime,
	}
	switch d.Folder {
	case Forums:
		d.Forum = &Forum{}
	case Regions:
		d.Region = &Region{}
	}
	return d
}

// chooseLang takes the language from the path, else the front matter, else the words of the text.
func chooseLang(n name, stated string, body []byte, faults *faultList) string {
	switch {
	case n.lang == "" && stated == "":
		return guessLang(string(body))
	case n.lang == "":
		return stated
	case stated != "" && stated != n.lang:
		faults.warnf(0, "the path says the language is %s, the front matter %s; the path counts", n.lang, stated)
	}
	return n.lang
}

// settleKind gives forum and region pages the kind of their folder.
func settleKind(d *Document, faults *faultList) {
	kind := map[string]string{Forums: KindForum, Regions: KindRegion}[d.Folder]
	if kind == "" {
		return
	}
	if d.Kind != "" && d.Kind != kind {
		faults.warnf(0, "kind %q is ignored; what lies in %s is a %s", d.Kind, d.Folder, kind)
	}
	d.Kind = kind
}

// addText takes over passages, links and citations of the body; offset is the number of lines before it.
func (rec *record) addText(doc *markdown.Doc, offset int, faults *faultList) {
	d := rec.doc
	passages, cites := doc.Passages(), doc.Citations()
	d.Passages = slices.Grow(d.Passages, len(passages))
	for _, p := range passages {
		if p.Anchor == LeadAnchor {
			p.Heading = d.Title
		}
		d.Passages = append(d.Passages, Passage{p.Anchor, p.Heading, p.Level, p.Line + offset, p.Words})
		d.Words += p.Words
	}
	d.Citations = slices.Grow(d.Citations, len(cites))
	for _, c := range cites {
		d.Citations = append(d.Citations, Citation{c.Key, c.Locator, c.Line + offset})
	}
	for _, l := range doc.Links() {
		rec.addLink(l, l.Line+offset)
	}
	d.Links = slices.Clone(d.Links) // without the room that append left behind
	for _, p := range doc.Problems() {
		faults.warnf(p.Line+offset, "%s", p.What)
	}
}

// addLink sorts a destination: a document of the library, another file of it, or neither.
func (rec *record) addLink(l markdown.Link, line int) {
	switch {
	case l.Wiki:
	case !isRelative(l.Target):
		return
	case l.Target == "" && l.Anchor != "": // within the page
	default:
		if _, ok := cutMarkdownExt(l.Target); ok {
			break
		}
		if isAsset(l) {
			rec.assets = append(rec.assets, asset{l.Target, line})
		}
		return
	}
	rec.doc.Links = append(rec.doc.Links, Link{Target: l.Target, Anchor: l.Anchor, Line: line})
}

// isAsset reports whether a destination is a file of the library. Addresses from the root of another site,
// templates ({{…}}) and mail are none.
func isAsset(l markdown.Link) bool {
	if l.Target == "" || l.Target[0] == '/' || l.Target[0] == '{' || strings.Contains(l.Target, "@") {
		return false
	}
	return l.Image || path.Ext(l.Target) != ""
}

// deepAnchors are those of headings of level 4 and more, which begin no passage but can be linked to. They are
// read off the lines, since the anchors serve only to tell that a link is not dead.
func deepAnchors(body []byte) []string {
	var anchors []string
	for line := range bytes.Lines(body) {
		if bytes.HasPrefix(line, []byte("####")) {
			anchors = append(anchors, markdown.Anchor(markdown.PlainInline(strings.Trim(string(line), "# \r\n"))))
		}
	}
	return anchors
}

// isRelative reports whether a destination has neither scheme nor host.
func isRelative(dest string) bool {
	u, err := url.Parse(dest)
	return err == nil && u.Scheme == "" && u.Host == ""
}

// invalidLine is the first line that is not UTF-8, 0 when all are.
func invalidLine(src []byte) int {
	if utf8.Valid(src) {
		return 0
	}
	line := 1
	for l := range bytes.Lines(src) {
		if !utf8.Valid(l) {
			return line
		}
		line++
	}
	return line
}

// intern keeps one copy of strings that repeat from note to note.
func intern(s string) string {
	if s == "" {
		return ""
	}
	return unique.Make(s).Value()
}
