package server

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/server/svg"
)

// Bounds of the lists on a subject page.
const (
	subjectPhaseNotes = 8
	subjectFigures    = 5
)

type listPage struct {
	base
	Items []listItem
	Map   template.HTML
}

// listItem is an entry of the lists of hazards, regions, offices and forums.
type listItem struct {
	counted
	URL  string
	Icon template.HTML
	Text string
	Lang string // of Text when it is not the interface language
}

// hazards lists the subjects.
func (s *Server) hazards(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := listPage{base: b}
	p.Section, p.Title, p.CSS = "hazards", b.T("nav.hazards"), []string{"css/subject.css"}
	o := s.over(b.snap)
	for _, v := range b.snap.Library.Vocabulary.Values("hazards") {
		p.Items = append(p.Items, listItem{
			counted: counted{v.Value, b.Label("hazard", v.Value), "", o.Count("hazard", v.Value)},
			URL:     b.FacetURL("hazard", v.Value), Icon: b.HazardIcon(v.Value), Text: b.definition(v.Concept),
		})
	}
	return s.render(c, 200, "hazards", p)
}

// definition is the glossary's definition of a concept in the reader's language, else in English.
func (b base) definition(concept string) string {
	c := b.snap.Library.Glossary.Concept(concept)
	if c == nil {
		return ""
	}
	return cmp.Or(c.Definition[b.Lang], c.Definition["en"])
}

type subjectPage struct {
	base
	Value, Name string
	Pictogram   template.HTML
	Definition  string
	Source      string // where the definition comes from
	Words       []wordList
	Notes       []Row
	Regions     int
	Coast       template.HTML // cross-section with the places where measures act
	Phases      []phaseColumn
	Figures     []figure
	Cases       []regionCases
	Gaps        []gap
	Refs        []*reference
}

// wordList is what a concept is called in one language.
type wordList struct {
	Lang  string
	Words string
}

// phaseColumn is the notes of one phase of disaster management.
type phaseColumn struct {
	Value, Label string
	Notes        []markedRow
	More         int
}

// markedRow is a note with its number in the cross-section, 0 when it has no place there.
type markedRow struct {
	Row
	Mark int
}

// figure is a number worth knowing, with the note and source that it comes from.
type figure struct {
	Value, Text template.HTML
	From        Row
	Anchor      string
}

// regionCases is what one region has on the subject.
type regionCases struct {
	Label, URL string
	Notes      []Row
}

// hazard is a subject page: a map of what is known about one hazard.
func (s *Server) hazard(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	value := c.Param("value")
	lib, o := b.snap.Library, s.over(b.snap)
	concept, known := "", false
	for _, v := range lib.Vocabulary.Values("hazards") {
		if v.Value == value {
			concept, known = v.Concept, true
		}
	}
	if !known && o.Count("hazard", value) == 0 {
		return fmt.Errorf("hazard %s: %w", value, content.ErrNotFound)
	}
	p := subjectPage{base: b, Value: value, Name: b.Label("hazard", value), Pictogram: b.HazardIcon(value)}
	p.Section, p.Title = "hazards", p.Name
	p.CSS = []string{"css/subject.css", "css/figures.css"}
	p.Feed = b.URL("/search.atom?hazard=", value)
	p.Definition = b.definition(concept)
	p.Description = p.Definition
	p.Words = b.words(concept)
	ids := o.by["hazard"][value]
	p.Notes = b.rows(ids)
	regions := map[string]bool{}
	for _, r := range p.Notes {
		for _, code := range r.Doc.Facets.Regions {
			regions[code] = true
		}
	}
	p.Regions = len(regions)
	p.Phases, p.Coast = b.measures(p.Notes, value)
	p.Figures, p.Refs = b.figures(p.Notes)
	p.Cases = b.casesByRegion(p.Notes)
	p.Gaps = b.subjectGaps(p.Phases)
	return s.render(c, 200, "subject", p)
}

// words lists what a concept is called in each language.
func (b base) words(concept string) []wordList {
	c := b.snap.Library.Glossary.Concept(concept)
	if c == nil {
		return nil
	}
	var list []wordList
	for _, l := range []string{"id", "en", "ko"} {
		if t := c.Terms[l]; len(t) > 0 {
			list = append(list, wordList{l, strings.Join(t, ", ")})
		}
	}
	return list
}

// measures groups the notes by phase and numbers those that act at a place of the coast.
func (b base) measures(notes []Row, hazard string) ([]phaseColumn, template.HTML) {
	var columns []phaseColumn
	var marks []svg.SectionMark
	number := map[string]int{}
	for _, v := range b.snap.Library.Vocabulary.Values("phases") {
		col := phaseColumn{Value: v.Value, Label: b.Label("phase", v.Value)}
		for _, r := range notes {
			if !slices.Contains(r.Doc.Facets.Phases, v.Value) {
				continue
			}
			if len(col.Notes) == subjectPhaseNotes {
				col.More++
				continue
			}
			id := r.Doc.ID()
			if places := r.Doc.Facets.Places; len(places) > 0 && number[id] == 0 {
				number[id] = len(number) + 1
				for _, place := range places {
					marks = append(marks, svg.SectionMark{Number: number[id], Place: place, Href: r.URL, Title: r.Title})
				}
			}
			col.Notes = append(col.Notes, markedRow{r, number[id]})
		}
		columns = append(columns, col)
	}
	if len(marks) == 0 {
		return columns, ""
	}
	return columns, svg.Section(b.sectionOptions(hazard, marks))
}

// sectionOptions are the words of the cross-section.
func (b base) sectionOptions(hazard string, marks []svg.SectionMark) svg.SectionOptions {
	places := map[string]string{}
	for _, v := range b.snap.Library.Vocabulary.Values("places") {
		places[v.Value] = b.Label("place", v.Value)
	}
	opt := svg.SectionOptions{
		Title: b.T("subject.where"), Marks: marks, Places: places,
	}
	if slices.Contains([]string{"tidal-flood", "storm-surge", "coastal-erosion", "land-subsidence"}, hazard) {
		opt.HighTide, opt.LowTide = b.T("section.spring-tide"), b.T("section.low-tide")
	}
	if slices.Contains([]string{"tidal-flood", "land-subsidence"}, hazard) {
		opt.Subsidence, opt.Groundwater = b.T("section.subsidence"), b.T("section.groundwater")
	}
	return opt
}

// figures picks numbers from the facts of the notes, at most one per note, and their sources.
func (b base) figures(notes []Row) ([]figure, []*reference) {
	var figures []figure
	var all []content.Source
	for _, r := range notes {
		all = append(all, prefixed(r.Doc)...)
	}
	refs := newReferences(all)
	for _, r := range notes {
		t := b.text(r.Doc, refs)
		t.prefix = r.Doc.Slug + "/"
		for _, f := range factCells(r.Doc.Facts) {
			if f.Figure == "" || f.Text == "" || len(figures) == subjectFigures {
				continue
			}
			figures = append(figures, figure{t.Inline(f.Figure), t.Inline(f.Text), r, f.Anchor})
			break
		}
	}
	return figures, refs.order
}

// casesByRegion groups the notes by region, the regions with most notes first.
func (b base) casesByRegion(notes []Row) []regionCases {
	by := map[string][]Row{}
	for _, r := range notes {
		for _, code := range r.Doc.Facets.Regions {
			by[code] = append(by[code], r)
		}
	}
	codes := slices.SortedFunc(keys(by), func(x, y string) int {
		return cmp.Or(cmp.Compare(len(by[y]), len(by[x])), cmp.Compare(x, y))
	})
	var list []regionCases
	for _, code := range codes {
		list = append(list, regionCases{b.Label("region", code), b.FacetURL("region", code), by[code]})
	}
	return list
}

// subjectGaps names the phases that no note treats.
func (b base) subjectGaps(phases []phaseColumn) []gap {
	var gaps []gap
	for _, p := range phases {
		if len(p.Notes) == 0 {
			gaps = append(gaps, gap{Text: b.T("gap.phase", p.Label)})
		}
	}
	return gaps
}
