package content

import (
	"net/url"
	"strings"

	"go.yaml.in/yaml/v3"
)

func (f *frontMatter) sources(v *yaml.Node) {
	seen := map[string]bool{}
	for _, item := range f.items(v) {
		if item.Kind != yaml.MappingNode {
			f.errorf(f.line(item), "a source must be written as {id: …, title: …}")
			continue
		}
		s := Source{Line: f.line(item)}
		f.mapping(item, "a source", func(key string, v *yaml.Node) { f.sourceField(&s, key, v) })
		switch {
		case s.ID == "":
			f.errorf(s.Line, "a source has no id, so it cannot be cited")
		case seen[s.ID]:
			f.errorf(s.Line, "source %s is given twice", s.ID)
		}
		seen[s.ID] = true
		f.doc.Sources = append(f.doc.Sources, s)
	}
}

func (f *frontMatter) sourceField(s *Source, key string, v *yaml.Node) {
	switch strings.ToLower(key) {
	case "id":
		s.ID = strings.TrimPrefix(f.text(v, key), "@")
	case "type":
		s.Type = intern(f.text(v, key))
	case "title":
		s.Title = f.text(v, key)
	case "author":
		s.Author = f.creators(v, key)
	case "publisher":
		s.Publisher = intern(f.text(v, key))
	case "container-title":
		s.Container = intern(f.text(v, key))
	case "issued":
		s.Issued = f.date(v, key)
	case "accessed":
		s.Accessed = f.date(v, key)
	case "url":
		s.URL = f.webAddress(v, key)
	case "doi":
		s.DOI = strings.TrimPrefix(f.text(v, key), "https://doi.org/")
	case "note":
		s.Note = f.text(v, key)
	case "language", "lang":
		s.Lang = intern(f.text(v, key))
	}
}

// creators reads one name, a list of names, or the {family, given} of CSL-JSON.
func (f *frontMatter) creators(v *yaml.Node, key string) string {
	var names []string
	for _, item := range f.items(v) {
		if item.Kind != yaml.MappingNode {
			names = append(names, f.text(item, key))
			continue
		}
		var family, given string
		f.mapping(item, key, func(part string, v *yaml.Node) {
			switch part {
			case "family", "literal", "name":
				family = f.text(v, part)
			case "given":
				given = ", " + f.text(v, part)
			}
		})
		names = append(names, family+given)
	}
	return intern(strings.Join(names, "; "))
}

// webAddress reads an address that may be put on a page.
func (f *frontMatter) webAddress(v *yaml.Node, key string) string {
	s := f.text(v, key)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		f.errorf(f.line(v), "%s must begin with http:// or https://", key)
		return ""
	}
	return s
}
