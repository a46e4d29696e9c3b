package server

import (
	"html/template"

	"github.com/gin-gonic/gin"

	"siaga/content"
)

// forums lists the forums, newest first.
func (s *Server) forums(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := forumsPage{base: b, Forums: b.forumRows(0)}
	p.Section, p.Title, p.CSS = "forums", b.T("nav.forums"), []string{"css/subject.css"}
	return s.render(c, 200, "forums", p)
}

type forumsPage struct {
	base
	Forums []Row
}

// forumRows lists the forums with place and date; most 0 means all.
func (b base) forumRows(most int) []Row {
	var rows []Row
	for id := range b.snap.Library.In(content.Forums) {
		r, ok := b.row(id)
		if !ok {
			continue
		}
		if f := r.Doc.Forum; f != nil {
			r.Note = join([]string{f.Place, b.forumWhen(f)})
		}
		rows = append(rows, r)
	}
	sortForums(rows)
	if most > 0 {
		rows = rows[:min(len(rows), most)]
	}
	return rows
}

// forumWhen is the first date given for a forum.
func (b base) forumWhen(f *content.Forum) string {
	if len(f.Dates) == 0 {
		return ""
	}
	if d := f.Dates[0]; d.From.Year != 0 {
		return b.DateRange(d.From, d.To)
	}
	return f.Dates[0].Text
}

type forumPage struct {
	documentPage
	Dates      []forumDate
	Organiser  template.HTML
	Invitation template.HTML
	Delegation []delegate
	Sessions   []session
	Challenges []challenge
	Takeaways  []Row
	Notes      []Row
	Differ     bool // reports disagree on the date
}

type forumDate struct {
	When   string
	Note   template.HTML
	Source template.HTML
}

type delegate struct {
	Office, URL string
	Role        template.HTML
	Name        string
	Source      template.HTML
}

type session struct {
	Title    template.HTML
	Speakers string
	Source   template.HTML
}

type challenge struct {
	Title, Text template.HTML
	Notes       []Row
}

// forum is the page of an event: who was sent, what was said, what was raised and what became of it.
func (s *Server) forum(c *gin.Context) error {
	d, b, err := s.document(c, content.Forums)
	if err != nil {
		return err
	}
	p := forumPage{documentPage: s.documentPage(b, d)}
	p.Section = "forums"
	p.CSS = append(p.CSS, "css/forum.css")
	p.Feed = b.URL("/search.atom?forum=", d.Slug)
	p.Notes = b.rows(s.over(b.snap).by["forum"][d.Slug])
	if d.Forum != nil {
		p.fill(d)
	}
	return s.render(c, 200, "forum", p)
}

func (p *forumPage) fill(d *content.Document) {
	t, f := p.text, d.Forum
	p.Organiser, p.Invitation = t.Inline(f.Organiser), t.Inline(f.Invitation)
	for _, x := range f.Dates {
		when := x.Text
		if x.From.Year != 0 {
			when = p.DateRange(x.From, x.To)
		}
		p.Dates = append(p.Dates, forumDate{when, t.Inline(x.Note), t.source(x.Source)})
	}
	p.Differ = len(f.Dates) > 1
	for _, x := range f.Delegation {
		e := delegate{Role: t.Inline(x.Role), Name: x.Name, Source: t.source(x.Source)}
		if x.Office != "" {
			e.Office, e.URL = p.Label("office", x.Office), p.FacetURL("office", x.Office)
		}
		p.Delegation = append(p.Delegation, e)
	}
	for _, x := range f.Sessions {
		p.Sessions = append(p.Sessions, session{t.Inline(x.Title), join(x.Speakers), t.source(x.Source)})
	}
	for _, x := range f.Challenges {
		p.Challenges = append(p.Challenges, challenge{t.Inline(x.Title), t.Inline(x.Text), p.rows(noteIDs(x.Notes))})
	}
	p.Takeaways = p.rows(noteIDs(f.Takeaways))
}

// source is the citation mark of a key that stands in a field of its own.
func (t text) source(key string) template.HTML {
	if key == "" {
		return ""
	}
	return t.Inline("[@" + key + "]")
}

// noteIDs turns slugs of the front matter into ids.
func noteIDs(slugs []string) []string {
	ids := make([]string, len(slugs))
	for i, s := range slugs {
		ids[i] = content.Notes + "/" + s
	}
	return ids
}
