package content

import (
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// Glossary holds the concepts of a library. The zero Glossary has none. It is safe for concurrent use.
type Glossary struct {
	Concepts []Concept // in the order of the file

	matchers sync.Map // language to *Matcher, made when first asked for
}

// Concept is one idea with its words in every language.
type Concept struct {
	ID           string
	Terms        map[string][]string // by language; the first is preferred, the others are synonyms
	Acronyms     []string            // in any language
	Definition   map[string]string   // by language, plain text
	Source       string              // where the definition comes from
	NativeReview map[string]bool     // languages whose words a native speaker has still to review
}

// Term is the preferred term in a language, "" when there is none.
func (c *Concept) Term(lang string) string {
	if terms := c.Terms[lang]; len(terms) > 0 {
		return terms[0]
	}
	return ""
}

// Concept finds a concept by its id; nil if there is none.
func (g *Glossary) Concept(id string) *Concept {
	i := slices.IndexFunc(g.Concepts, func(c Concept) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &g.Concepts[i]
}

// Matcher finds the terms of a language in text. The same one is given each time.
func (g *Glossary) Matcher(lang string) *Matcher {
	if m, ok := g.matchers.Load(lang); ok {
		return m.(*Matcher)
	}
	m, _ := g.matchers.LoadOrStore(lang, newMatcher(g.Concepts, lang))
	return m.(*Matcher)
}

// parseGlossary reads the file in t and adds its faults there. The file is a list of concepts, or the
// key concepts with that list.
func parseGlossary(t *table) *Glossary {
	g := &Glossary{}
	r := &yamlReader{faultList: faultList{t.path, t.faults}, firstLine: 1}
	defer func() { t.faults = r.faults }()
	top := r.parse(t.src)
	if top == nil {
		return g
	}
	list := top
	if top.Kind == yaml.MappingNode {
		list = &yaml.Node{Kind: yaml.SequenceNode}
		r.mapping(top, "the glossary", func(key string, n *yaml.Node) {
			if key == "concepts" {
				list = n
			}
		})
	}
	seen := map[string]bool{}
	for _, item := range r.items(list) {
		c := r.concept(item)
		switch {
		case c.ID == "":
			r.errorf(r.line(item), "a concept has no id")
		case seen[c.ID]:
			r.errorf(r.line(item), "concept %s is given twice; the first one counts", c.ID)
		default:
			seen[c.ID] = true
			g.Concepts = append(g.Concepts, c)
		}
	}
	return g
}

func (r *yamlReader) concept(item *yaml.Node) Concept {
	c := Concept{Terms: map[string][]string{}, Definition: map[string]string{}}
	r.mapping(item, "a concept", func(key string, n *yaml.Node) {
		switch key {
		case "id":
			c.ID = r.text(n, key)
		case "terms":
			r.mapping(n, key, func(lang string, n *yaml.Node) { c.Terms[intern(lang)] = r.texts(n, lang) })
		case "acronyms":
			c.Acronyms = r.texts(n, key)
		case "definition":
			r.mapping(n, key, func(lang string, n *yaml.Node) { c.Definition[intern(lang)] = r.text(n, lang) })
		case "source":
			c.Source = r.text(n, key)
		case "review":
			c.NativeReview = map[string]bool{}
			for _, lang := range r.texts(n, key) {
				c.NativeReview[lang] = true
			}
		}
	})
	var missing []string
	for _, lang := range labelLangs {
		if c.Term(lang) == "" {
			missing = append(missing, lang)
		}
	}
	if len(missing) > 0 && c.ID != "" {
		r.warnf(r.line(item), "concept %s has no term in %s", c.ID, strings.Join(missing, ", "))
	}
	return c
}
