package server

import (
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"siaga/content"
)

// Bounds of the comparison.
const (
	maxCompared    = 4 // more columns than that cannot be read side by side
	comparedOffers = 6
)

type comparePage struct {
	base
	Columns []column
	Rows    []compareRow
	Offers  []offer
	Refs    []*reference
	Unknown []string // slugs that no note has
	Full    bool
}

// column is one note of the comparison.
type column struct {
	Row
	RemoveURL string
}

// compareRow is one criterion over all notes.
type compareRow struct {
	Label string
	Cells []compareCell
}

type compareCell struct {
	factRow
	Title      string // the note, for phones, where each cell stands by itself
	Lang       string
	Passage    string // heading of the passage that the cell comes from, or ""
	PassageURL string
}

// offer is a note that could be added.
type offer struct {
	Row
	AddURL string
}

// compare sets the facts of several notes side by side.
func (s *Server) compare(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := comparePage{base: b}
	p.Title, p.CSS, p.NoIndex = b.T("compare.title"), []string{"css/compare.css"}, true
	slugs := uniq(b.query["n"])
	if len(slugs) > maxCompared {
		slugs, p.Full = slugs[:maxCompared], true
	}
	var docs []*content.Document
	var sources []content.Source
	var ids []string
	for _, slug := range slugs {
		id := content.Notes + "/" + slug
		r, ok := b.row(id)
		if !ok {
			p.Unknown = append(p.Unknown, slug)
			continue
		}
		p.Columns = append(p.Columns, column{r, compareURL(b, slices.DeleteFunc(slices.Clone(slugs), func(x string) bool { return x == slug }))})
		docs, ids = append(docs, r.Doc), append(ids, r.Doc.Slug)
		sources = append(sources, prefixed(r.Doc)...)
	}
	refs := newReferences(sources)
	p.Rows = b.compareRows(docs, refs)
	p.Refs = refs.order
	if len(p.Columns) < maxCompared {
		p.Offers = s.offers(b, docs, ids)
	}
	return s.render(c, 200, "compare", p)
}

// prefixed gives a document's sources keys that are its own, since two notes may use one key for
// different sources.
func prefixed(d *content.Document) []content.Source {
	list := slices.Clone(d.Sources)
	for i := range list {
		list[i].ID = d.Slug + "/" + list[i].ID
	}
	return list
}

func (b base) compareRows(docs []*content.Document, refs *references) []compareRow {
	if len(docs) == 0 {
		return nil
	}
	rows := make([]compareRow, len(factKeys))
	for i, key := range factKeys {
		rows[i].Label = b.T("fact." + key)
		for _, d := range docs {
			t := b.text(d, refs)
			t.prefix = d.Slug + "/"
			cell := compareCell{factRow: t.factRow(key, rows[i].Label, factCells(d.Facts)[i]), Title: d.Title, Lang: d.Lang}
			if cell.Anchor != "" {
				cell.Passage = passageHeading(d, cell.Anchor)
				cell.PassageURL = b.InURL(d) + "#" + cell.Anchor
			}
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
	return rows
}

// passageHeading is the heading of a passage, or its anchor when the note has no such passage.
func passageHeading(d *content.Document, anchor string) string {
	for _, p := range d.Passages {
		if p.Anchor == anchor {
			return p.Heading
		}
	}
	return anchor
}

// offers lists notes with facts that share a hazard with the compared ones, or any notes with facts when
// nothing is compared yet.
func (s *Server) offers(b base, docs []*content.Document, ids []string) []offer {
	o := s.over(b.snap)
	candidates := o.notes
	if len(docs) > 0 {
		candidates = nil
		for _, d := range docs {
			for _, h := range d.Facets.Hazards {
				candidates = append(candidates, o.by["hazard"][h]...)
			}
		}
	}
	var list []offer
	for _, id := range uniq(candidates) {
		r, ok := b.row(id)
		if !ok || slices.Contains(ids, r.Doc.Slug) || !slices.ContainsFunc(factCells(r.Doc.Facts), func(f content.Fact) bool { return !f.IsZero() }) {
			continue
		}
		list = append(list, offer{r, compareURL(b, append(slices.Clone(ids), r.Doc.Slug))})
		if len(list) == comparedOffers {
			break
		}
	}
	return list
}

func compareURL(b base, slugs []string) string {
	if len(slugs) == 0 {
		return b.URL("/compare")
	}
	return b.URL("/compare?", url.Values{"n": slugs}.Encode())
}

// uniq keeps the first of equal values.
func uniq(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range list {
		if v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// CompareTitle says how many measures stand side by side.
func (p comparePage) CompareTitle() string {
	if len(p.Columns) == 0 {
		return p.T("compare.title")
	}
	return p.T("compare.count", len(p.Columns))
}
