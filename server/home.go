package server

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/server/svg"
)

// How much the home page shows of each list.
const (
	homeRegions  = 9
	homeNotes    = 4
	homeForums   = 4
	homeGaps     = 5
	homeExamples = 3
)

// counted is a facet value with the number of notes that carry it.
type counted struct {
	Value, Label, Hint string
	Count              int
}

type homePage struct {
	base
	Notes, Regions int
	Hazards        []counted
	RegionList     []counted
	Phases         []phaseShare
	Newest         []Row
	Forums         []Row
	Gaps           []gap
	Langs          []counted
	Map            template.HTML
	Examples       []string
}

// home is the search box and what lies behind it.
func (s *Server) home(c *gin.Context) error {
	snap := s.cfg.Site.Current()
	b := s.base(c, snap)
	o := s.over(snap)
	p := homePage{base: b, Notes: len(o.notes)}
	p.CSS = []string{"css/home.css", "css/figures.css"}
	p.Description = b.T("home.lead")
	for _, v := range snap.Library.Vocabulary.Values("hazards") {
		if n := o.Count("hazard", v.Value); n > 0 {
			p.Hazards = append(p.Hazards, counted{v.Value, b.Label("hazard", v.Value), "", n})
		}
	}
	p.Phases = b.phaseShares(o)
	regions := s.regionCounts(b)
	p.Regions = len(regions)
	p.RegionList = regions[:min(len(regions), homeRegions)]
	p.Newest = b.rows(o.notes[:min(len(o.notes), homeNotes)])
	p.Forums = b.forumRows(homeForums)
	p.Gaps = s.gaps(b, homeGaps)
	for _, l := range slices.Sorted(keys(o.langs)) {
		p.Langs = append(p.Langs, counted{l, b.LangName(l), "", o.langs[l]})
	}
	p.Map = s.homeMap(b, regions)
	if len(p.Hazards) > 0 {
		p.Examples = examples(b)
	}
	return s.render(c, 200, "home", p)
}

// phaseShare is a phase with its share of the notes in twentieths, which sets the width of its bar.
type phaseShare struct {
	counted
	Share int // 1 to 20
}

func (b base) phaseShares(o *overview) []phaseShare {
	var list []phaseShare
	total := 0
	for _, v := range b.snap.Library.Vocabulary.Values("phases") {
		n := o.Count("phase", v.Value)
		total += n
		list = append(list, phaseShare{counted: counted{v.Value, b.Label("phase", v.Value), "", n}})
	}
	for i := range list {
		list[i].Share = max(1, list[i].Count*20/max(total, 1))
	}
	return list
}

// regionCounts lists the regions with pages or notes, the ones with most notes first.
func (s *Server) regionCounts(b base) []counted {
	o := s.over(b.snap)
	seen := map[string]bool{}
	var list []counted
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			list = append(list, counted{code, b.Label("region", code), b.regionHint(code), o.Count("region", code)})
		}
	}
	for id := range b.snap.Library.In(content.Regions) {
		add(id[len(content.Regions)+1:])
	}
	for code := range o.by["region"] {
		add(code)
	}
	slices.SortFunc(list, func(x, y counted) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Label, y.Label))
	})
	return list
}

// regionHint is where a region lies: its province, else its country.
func (b base) regionHint(code string) string {
	d := b.snap.Library.Pick(content.Regions+"/"+code, b.Lang, "en", "id")
	if d == nil || d.Region == nil {
		return ""
	}
	if d.Region.Province != "" && d.Region.Province != d.Title {
		return d.Region.Province
	}
	if key := "country." + d.Region.Country; b.Has(key) && b.T(key) != d.Title {
		return b.T(key)
	}
	return ""
}

// homeMap draws the regions on the band of the home page.
func (s *Server) homeMap(b base, regions []counted) template.HTML {
	var points []svg.Point
	for i, r := range regions {
		d := b.snap.Library.Pick(content.Regions+"/"+r.Value, b.Lang, "en", "id")
		if d == nil || d.Region == nil || !d.Region.HasPoint {
			continue
		}
		points = append(points, svg.Point{
			Lat: d.Region.Lat, Lon: d.Region.Lon, Name: r.Label, Href: b.FacetURL("region", r.Value),
			Size: r.Count, Current: i == 0, Note: b.T("count.notes", r.Count),
		})
	}
	if len(points) == 0 {
		return ""
	}
	return s.maps.HomeMap(points, svg.MapOptions{Title: b.T("map.regions")})
}

// gap is something that the library does not answer yet.
type gap struct{ Text, URL string }

// gaps lists what forums asked and no note answers, then hazards without a note.
func (s *Server) gaps(b base, most int) []gap {
	var gaps []gap
	for id := range b.snap.Library.In(content.Forums) {
		d := b.snap.Library.Pick(id, b.Lang, "en", "id")
		if d.Forum == nil {
			continue
		}
		for _, ch := range d.Forum.Challenges {
			if len(ch.Notes) == 0 {
				gaps = append(gaps, gap{ch.Title, b.NoteURL(id) + "#x-challenges"})
			}
		}
	}
	o := s.over(b.snap)
	for _, v := range b.snap.Library.Vocabulary.Values("hazards") {
		if len(o.by["hazard"]) > 0 && o.Count("hazard", v.Value) == 0 {
			gaps = append(gaps, gap{b.T("gap.hazard", b.Label("hazard", v.Value)), b.FacetURL("hazard", v.Value)})
		}
	}
	return gaps[:min(len(gaps), most)]
}

// examples are queries that a library on hazards answers.
func examples(b base) []string {
	var list []string
	for i := 1; i <= homeExamples; i++ {
		key := "home.example." + string(rune('0'+i))
		if b.Has(key) {
			list = append(list, b.T(key))
		}
	}
	return list
}
