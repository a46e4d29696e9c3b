package content

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// The states of a document. Everything but StatusDraft is meant for readers.
const (
	StatusDraft     = "draft"
	StatusReview    = "review"
	StatusPublished = "published"
)

// frontMatter reads the keys of DESIGN §3 into a document. Keys it does not know are someone else's
// (Jekyll, Hugo, MDX) and left alone.
type frontMatter struct {
	yamlReader
	doc  *Document
	lang string // from the key lang, "" when absent
}

// readFrontMatter fills doc from YAML text that begins on firstLine of the file. It reports whether the
// text was front matter at all: text between two rules of a page is none.
func readFrontMatter(src []byte, firstLine int, doc *Document, faults *faultList) (lang string, ok bool) {
	f := &frontMatter{yamlReader: yamlReader{faultList: *faults, firstLine: firstLine}, doc: doc}
	top := f.parse(src)
	if top != nil && top.Kind == yaml.ScalarNode && !isNull(top) {
		f.warnf(firstLine-1, "what stands between the lines of --- is not key: value and is shown as text")
	} else if top != nil {
		f.mapping(top, "front matter", f.key)
		ok = true
	} else {
		ok = true
	}
	*faults = f.faultList
	return f.lang, ok
}

// key reads one key at the top of the front matter.
func (f *frontMatter) key(key string, v *yaml.Node) {
	d := f.doc
	switch key {
	case "title":
		d.Title = f.text(v, key)
	case "summary":
		d.Summary = f.text(v, key)
	case "description":
		if d.Summary == "" && v.Kind == yaml.ScalarNode {
			d.Summary = f.text(v, key)
		}
	case "lang", "language":
		f.language(v)
	case "kind":
		d.Kind = intern(f.text(v, key))
	case "evidence":
		d.Evidence = intern(f.text(v, key))
	case "exercise":
		d.Exercise = f.boolean(v, key)
	case "status":
		d.Status = f.oneOf(v, key, StatusDraft, StatusReview, StatusPublished)
	case "draft": // Hugo and Jekyll
		if v.Value == "true" {
			d.Status = StatusDraft
		}
	case "licence", "license":
		d.Licence = intern(f.text(v, key))
	case "authors", "author":
		d.Authors = f.people(v, key)
	case "reviewed":
		d.Reviewed = f.date(v, key)
	case "local":
		d.Local = f.texts(v, key)
	case "facts":
		f.facts(v)
	case "events":
		f.events(v)
	case "sources":
		f.sources(v)
	case "origin":
		f.origin(v)
	case "translation":
		f.translation(v)
	default:
		if f.facet(key, v) {
			return
		}
		switch d.Folder {
		case Forums:
			f.forumKey(key, v)
		case Regions:
			f.regionKey(key, v)
		}
	}
}

// facet reads a key of controlled values and reports whether it was one.
func (f *frontMatter) facet(key string, v *yaml.Node) bool {
	x := &f.doc.Facets
	switch key {
	case "hazards":
		x.Hazards = f.words(v, key)
	case "sectors":
		x.Sectors = f.words(v, key)
	case "phases":
		x.Phases = f.words(v, key)
	case "offices":
		x.Offices = f.words(v, key)
	case "measures":
		x.Measures = f.words(v, key)
	case "places":
		x.Places = f.words(v, key)
	case "regions":
		x.Regions = f.words(v, key)
	case "forums":
		x.Forums = f.words(v, key)
	case "sendai":
		x.Sendai = f.ints(v, key, 1, 4)
	case "essentials":
		x.Essentials = f.ints(v, key, 1, 10)
	default:
		return false
	}
	return true
}

func (f *frontMatter) language(v *yaml.Node) {
	s := f.text(v, "lang")
	lang, ok := langTag(s)
	if !ok && s != "" {
		f.warnf(f.line(v), "lang %q is no language code; write id, en, ko or another of BCP 47", s)
	}
	f.lang = lang
}

// people reads names, also where a foreign folder gives each as {name: …}.
func (f *frontMatter) people(v *yaml.Node, key string) []string {
	var names []string
	for _, item := range f.items(v) {
		if item.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(item.Content); i += 2 {
				if item.Content[i].Value == "name" {
					item = item.Content[i+1]
					break
				}
			}
		}
		if s := f.text(item, key); s != "" {
			names = append(names, intern(s))
		}
	}
	return names
}

func (f *frontMatter) events(v *yaml.Node) {
	for _, item := range f.items(v) {
		var e Event
		f.mapping(item, "an event", func(key string, v *yaml.Node) {
			switch key {
			case "date":
				e.Date = f.date(v, key)
			case "title":
				e.Title = f.text(v, key)
				f.cite(e.Title, f.line(v))
			case "exercise":
				e.Exercise = f.boolean(v, key)
			case "source":
				e.Source = f.sourceKey(v)
			}
		})
		if e.Date.IsZero() {
			f.warnf(f.line(item), "an event has no date; add date: 2023, 2023-09 or 2023-09-18")
		}
		f.doc.Events = append(f.doc.Events, e)
	}
}

func (f *frontMatter) origin(v *yaml.Node) {
	o := &Origin{}
	f.mapping(v, "origin", func(key string, v *yaml.Node) {
		switch key {
		case "site":
			o.Site = f.text(v, key)
		case "id":
			o.ID = f.text(v, key)
		case "revision":
			o.Revision = f.text(v, key)
		case "licence", "license":
			o.Licence = f.text(v, key)
		case "adapted":
			o.Adapted = f.date(v, key)
		}
	})
	if *o != (Origin{}) {
		f.doc.Origin = o
	}
}

// minRevision is the shortest prefix of a revision that is taken for one, as in git.
const minRevision = 8

func (f *frontMatter) translation(v *yaml.Node) {
	t := &TranslationOf{}
	if v.Kind == yaml.ScalarNode {
		t.Lang = f.text(v, "translation")
	} else {
		f.mapping(v, "translation", func(key string, v *yaml.Node) {
			switch key {
			case "of":
				t.Lang = f.text(v, key)
			case "revision":
				t.Revision = f.revision(v)
			}
		})
	}
	if t.Lang == "" {
		return
	}
	lang, ok := langTag(t.Lang)
	if !ok {
		f.errorf(f.line(v), "translation of %q is no language code; write {of: id}", t.Lang)
		return
	}
	t.Lang = lang
	f.doc.Translation = t
}

func (f *frontMatter) revision(v *yaml.Node) string {
	s := strings.ToLower(f.text(v, "revision"))
	if s != "" && (len(s) < minRevision || strings.Trim(s, "0123456789abcdef") != "") {
		f.errorf(f.line(v), "revision %q must be at least %d hexadecimal digits; quote it", s, minRevision)
		return ""
	}
	return s
}

// sourceKey reads a key of sources where it stands alone, and counts it as a citation.
func (f *frontMatter) sourceKey(v *yaml.Node) string {
	key := strings.TrimPrefix(strings.Trim(f.text(v, "source"), "[]"), "@")
	if key != "" {
		f.doc.Citations = append(f.doc.Citations, Citation{Key: key, Line: f.line(v)})
	}
	return key
}

// cite notes the citations of a text of the front matter.
func (f *frontMatter) cite(text string, line int) {
	for c := range citations(text) {
		c.Line = line
		f.doc.Citations = append(f.doc.Citations, c)
	}
}
