package server

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/content/markdown"
	"siaga/server/svg"
)

// regions lists the regions beside their map.
func (s *Server) regions(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := listPage{base: b}
	p.Section, p.Title, p.CSS = "regions", b.T("nav.regions"), []string{"css/subject.css", "css/figures.css"}
	regions := s.regionCounts(b)
	for _, r := range regions {
		item := listItem{counted: r, URL: b.FacetURL("region", r.Value)}
		if d := b.snap.Library.Pick(content.Regions+"/"+r.Value, b.Lang, "en", "id"); d != nil {
			item.Text = markdown.PlainInline(d.Summary)
			if d.Lang != b.Lang {
				item.Lang = d.Lang
			}
		}
		p.Items = append(p.Items, item)
	}
	p.Map = s.homeMap(b, regions)
	return s.render(c, 200, "regions", p)
}

type regionPage struct {
	documentPage
	Code     string
	Where    string
	Map      template.HTML
	Hazards  []counted
	Notes    []Row
	Total    int
	Timeline template.HTML
	Forums   []Row
	Industry []string
}

// regionNotes is how many notes the region page lists before it sends the reader to the search.
const regionNotes = 8

// region is the page of a municipality: likeness first, then what is known there. A region that notes
// name but nobody has described yet gets a page of its notes.
func (s *Server) region(c *gin.Context) error {
	code := c.Param("slug")
	o := s.over(s.cfg.Site.Current())
	d, b, err := s.document(c, content.Regions)
	if err != nil {
		if o.Count("region", code) == 0 {
			return err
		}
		d = &content.Document{Folder: content.Regions, Slug: code, Lang: b.Lang, Title: code, Region: &content.Region{}}
		b.Title, b.CSS = code, []string{"css/reading.css"}
	}
	p := regionPage{documentPage: s.documentPage(b, d), Code: code, Where: b.regionHint(code)}
	p.CSS = append(p.CSS, "css/region.css")
	p.Section = "regions"
	p.Feed = b.URL("/search.atom?region=", code)
	ids := o.by["region"][code]
	p.Total = len(ids)
	p.Notes = b.rows(ids[:min(len(ids), regionNotes)])
	p.Hazards = b.hazardCounts(b.rows(ids), d.Facets.Hazards)
	p.Map = s.regionMap(b, d)
	p.Timeline = p.timeline(d)
	p.Forums = b.forumsOf(code)
	for _, v := range d.Facets.Sectors {
		p.Industry = append(p.Industry, b.Label("sector", v))
	}
	return s.render(c, 200, "region", p)
}

// hazardCounts counts the hazards of some notes; those in also are listed even with no note.
func (b base) hazardCounts(notes []Row, also []string) []counted {
	n := map[string]int{}
	for _, v := range also {
		n[v] = 0
	}
	for _, r := range notes {
		for _, v := range r.Doc.Facets.Hazards {
			n[v]++
		}
	}
	list := []counted{}
	for v, count := range n {
		list = append(list, counted{v, b.Label("hazard", v), "", count})
	}
	slices.SortFunc(list, func(x, y counted) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Label, y.Label))
	})
	return list
}

// regionMap draws the surroundings of a region, or nothing when nobody gave its coordinates.
func (s *Server) regionMap(b base, d *content.Document) template.HTML {
	if d.Region == nil || !d.Region.HasPoint {
		return ""
	}
	centre := svg.Point{Lat: d.Region.Lat, Lon: d.Region.Lon, Name: d.Title, Current: true}
	var others []svg.Point
	for id := range b.snap.Library.In(content.Regions) {
		o := b.snap.Library.Pick(id, b.Lang, "en", "id")
		if o.Slug == d.Slug || o.Region == nil || !o.Region.HasPoint {
			continue
		}
		others = append(others, svg.Point{Lat: o.Region.Lat, Lon: o.Region.Lon, Name: o.Title, Href: b.NoteURL(id)})
	}
	return s.maps.RegionMap(centre, others, svg.MapOptions{Title: b.T("map.of", d.Title), Places: b.placesAround(d.Region)})
}

// timeline draws the events of a region.
func (p *regionPage) timeline(d *content.Document) template.HTML {
	var events []markdown.TimelineEvent
	for _, e := range d.Events {
		if e.Date.Year == 0 {
			continue
		}
		title := e.Title
		if e.Source != "" {
			title += " [@" + e.Source + "]"
		}
		events = append(events, markdown.TimelineEvent{
			Year: e.Date.Year, Month: e.Date.Month, Day: e.Date.Day, Title: title, Exercise: e.Exercise,
		})
	}
	if len(events) == 0 {
		return ""
	}
	return p.text.options().Timeline(events)
}

// forumsOf lists the forums that name a region.
func (b base) forumsOf(code string) []Row {
	var rows []Row
	for id := range b.snap.Library.In(content.Forums) {
		if r, ok := b.row(id); ok && slices.Contains(r.Doc.Facets.Regions, code) {
			rows = append(rows, r)
		}
	}
	return rows
}

// offices lists the offices of a municipality.
func (s *Server) offices(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := listPage{base: b}
	p.Section, p.Title, p.CSS = "offices", b.T("nav.offices"), []string{"css/subject.css"}
	o := s.over(b.snap)
	for _, v := range b.snap.Library.Vocabulary.Values("offices") {
		p.Items = append(p.Items, listItem{
			counted: counted{v.Value, b.Label("office", v.Value), "", o.Count("office", v.Value)},
			URL:     b.FacetURL("office", v.Value),
		})
	}
	return s.render(c, 200, "offices", p)
}

type officePage struct {
	base
	Value, Name string
	Total       int
	Hazards     []hazardWork
	Forums      []Row
}

// hazardWork is an office's notes on one hazard.
type hazardWork struct {
	counted
	Icon  template.HTML
	Notes []Row
}

// office is the page "for my office": what in the library is its work, by hazard.
func (s *Server) office(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	value := c.Param("value")
	o := s.over(b.snap)
	known := slices.ContainsFunc(b.snap.Library.Vocabulary.Values("offices"), func(v content.Value) bool { return v.Value == value })
	ids := o.by["office"][value]
	if !known && len(ids) == 0 {
		return fmt.Errorf("office %s: %w", value, content.ErrNotFound)
	}
	p := officePage{base: b, Value: value, Name: b.Label("office", value), Total: len(ids)}
	p.Section, p.Title, p.CSS = "offices", p.Name, []string{"css/subject.css"}
	p.Feed = b.URL("/search.atom?office=", value)
	notes := b.rows(ids)
	for _, h := range b.hazardCounts(notes, nil) {
		w := hazardWork{counted: h, Icon: b.HazardIcon(h.Value)}
		for _, r := range notes {
			if slices.Contains(r.Doc.Facets.Hazards, h.Value) {
				w.Notes = append(w.Notes, r)
			}
		}
		p.Hazards = append(p.Hazards, w)
	}
	other := hazardWork{counted: counted{Label: b.T("office.other")}}
	for _, r := range notes {
		if len(r.Doc.Facets.Hazards) == 0 {
			other.Notes = append(other.Notes, r)
		}
	}
	if other.Count = len(other.Notes); other.Count > 0 {
		p.Hazards = append(p.Hazards, other)
	}
	p.Forums = b.forumsWith(value)
	return s.render(c, 200, "office", p)
}

// forumsWith lists the forums to which an office was sent.
func (b base) forumsWith(office string) []Row {
	var rows []Row
	for id := range b.snap.Library.In(content.Forums) {
		r, ok := b.row(id)
		if ok && r.Doc.Forum != nil && slices.ContainsFunc(r.Doc.Forum.Delegation, func(d content.Delegate) bool { return d.Office == office }) {
			rows = append(rows, r)
		}
	}
	return rows
}
