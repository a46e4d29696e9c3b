package server

import "github.com/gin-gonic/gin"

type aboutPage struct {
	base
	Grades   []counted
	Notes    int
	Langs    []counted
	Faults   int
	Warnings int
	Newest   string
	Version  string
}

// about says what the site is, how to search it and what its badges mean.
func (s *Server) about(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	o := s.over(b.snap)
	p := aboutPage{base: b, Notes: len(o.notes), Newest: b.Date(o.newest), Version: s.cfg.Version}
	p.Title, p.CSS = b.T("about.title"), []string{"css/plain.css"}
	for _, v := range b.snap.Library.Vocabulary.Values("evidence") {
		p.Grades = append(p.Grades, counted{v.Value, b.Label("evidence", v.Value), "", o.Count("evidence", v.Value)})
	}
	for _, l := range sorted(o.langs) {
		p.Langs = append(p.Langs, counted{l, b.LangName(l), "", o.langs[l]})
	}
	for _, f := range b.snap.Library.Faults {
		if f.Warning {
			p.Warnings++
		} else {
			p.Faults++
		}
	}
	return s.render(c, 200, "about", p)
}
