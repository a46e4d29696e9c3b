package server

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
)

// The tray lives in the address of its page, so that it can be shared; a cookie of the same list lets a
// reader fill it without JavaScript while walking through the site. Nothing of it is kept on the server.
const (
	trayCookie = "tray"
	maxTray    = 60   // passages
	maxCookie  = 3800 // bytes; browsers keep 4096 with name and attributes
	trayMonths = 6
)

type trayPage struct {
	base
	Groups  []trayGroup
	Total   int
	Words   int
	Notes   []string // slugs, for the comparison
	Refs    []content.Source
	Share   string
	Shared  bool // the address holds another list than the reader's own tray
	Added   string
	Unknown int
	List    []string
}

// trayGroup is the passages of one note.
type trayGroup struct {
	Row
	Items []trayItem
}

type trayItem struct {
	Passage content.Passage
	URL     string
	Value   string
	Text    string // first sentences
	Lang    string
	Uses    int // sources cited
}

// tray shows the passages that the address lists; without a list it goes to the reader's own.
func (s *Server) tray(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	own := trayOf(c.Request)
	list := uniq(b.query["n"])
	if len(list) == 0 && len(own) > 0 {
		return redirect(c, b.URL("/tray?", url.Values{"n": own}.Encode()))
	}
	list = list[:min(len(list), maxTray)]
	p := trayPage{base: b, List: list, Shared: len(list) > 0 && !slices.Equal(list, own)}
	p.Title, p.CSS, p.NoIndex = b.T("nav.tray"), []string{"css/tray.css"}, true
	p.Share = s.cfg.BaseURL + b.URL("/tray?", url.Values{"n": list}.Encode())
	p.fill(list)
	return s.render(c, http.StatusOK, "tray", p)
}

func (p *trayPage) fill(list []string) {
	byNote := map[string]int{}
	cited := map[string]bool{}
	for _, value := range list {
		slug, anchor, _ := strings.Cut(value, "#")
		r, ok := p.row(content.Notes + "/" + slug)
		if !ok {
			p.Unknown++
			continue
		}
		d, passage := findPassage(p.base, r.Doc, anchor)
		i, seen := byNote[slug]
		if !seen {
			i = len(p.Groups)
			byNote[slug] = i
			p.Groups = append(p.Groups, trayGroup{Row: r})
			p.Notes = append(p.Notes, slug)
		}
		item := trayItem{Lang: d.Lang, Passage: passage, URL: p.InURL(d) + "#" + passage.Anchor, Value: value, Text: p.excerpt(d, passage.Anchor)}
		for _, src := range sourcesOf(d, passage) {
			item.Uses++
			if !cited[src.URL+src.Title] {
				cited[src.URL+src.Title] = true
				p.Refs = append(p.Refs, src)
			}
		}
		p.Groups[i].Items = append(p.Groups[i].Items, item)
		p.Total++
		p.Words += passage.Words
	}
}

// findPassage finds an anchor in the language shown, else in the translation that has it: the anchor of a
// heading differs between languages.
func findPassage(b base, d *content.Document, anchor string) (*content.Document, content.Passage) {
	docs := append([]*content.Document{d}, b.snap.Library.Translations(d.ID())...)
	for _, t := range docs {
		for i, ps := range t.Passages {
			if ps.Anchor != anchor {
				continue
			}
			if t != d && len(t.Passages) == len(d.Passages) {
				return d, d.Passages[i] // same order of headings: the same passage in the reader's language
			}
			return t, ps
		}
	}
	if len(d.Passages) > 0 {
		return d, d.Passages[0]
	}
	return d, content.Passage{Anchor: content.LeadAnchor, Heading: d.Title}
}

// sourcesOf lists the sources that a passage cites.
func sourcesOf(d *content.Document, p content.Passage) []content.Source {
	end := int(^uint(0) >> 1)
	for _, q := range d.Passages {
		if q.Line > p.Line && q.Line < end {
			end = q.Line
		}
	}
	var list []content.Source
	seen := map[string]bool{}
	for _, c := range d.Citations {
		if c.Line < p.Line || c.Line >= end || seen[c.Key] {
			continue
		}
		seen[c.Key] = true
		for _, s := range d.Sources {
			if s.ID == c.Key {
				list = append(list, s)
			}
		}
	}
	return list
}

// talkPace is how many words a minute a talk has in each language. English: common advice for talks; the
// others by their syllables, an estimate.
var talkPace = map[string]int{"id": 120, "en": 140, "ko": 95}

// Pace is the talk's pace in the reader's language.
func (p trayPage) Pace() int { return talkPace[p.Lang] }

// Aloud is how long the passages take to read aloud, "1:07" for a minute and seven seconds.
func (p trayPage) Aloud() string {
	seconds := p.Words * 60 / p.Pace()
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// Without is the address of the tray without one passage.
func (p trayPage) Without(value string) string {
	rest := slices.DeleteFunc(slices.Clone(p.List), func(v string) bool { return v == value })
	if len(rest) == 0 {
		return p.URL("/tray")
	}
	return p.URL("/tray?", url.Values{"n": rest}.Encode())
}

// CompareURL compares the notes of the tray.
func (p trayPage) CompareURL() string {
	return compareURL(p.base, p.Notes[:min(len(p.Notes), maxCompared)])
}

// changeTray puts a passage in the reader's tray, takes it out, or takes over a whole list; it answers with the
// tray's new address.
func (s *Server) changeTray(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	list := trayOf(c.Request)
	if err := c.Request.ParseForm(); err != nil {
		return badRequest("tray: " + err.Error())
	}
	form := c.Request.PostForm
	switch {
	case form.Has("take"):
		list = form["n"]
	case form.Has("add"):
		list = append(list, form.Get("add"))
	case form.Has("remove"):
		list = slices.DeleteFunc(list, func(v string) bool { return v == form.Get("remove") })
	case form.Has("clear"):
		list = nil
	}
	list = fitCookie(uniq(list))
	http.SetCookie(c.Writer, &http.Cookie{
		Name: trayCookie, Value: url.QueryEscape(strings.Join(list, " ")), Path: "/",
		MaxAge: trayMonths * 30 * 24 * 3600, SameSite: http.SameSiteLaxMode,
	})
	if len(list) == 0 {
		return redirect(c, b.URL("/tray"))
	}
	return redirect(c, b.URL("/tray?", url.Values{"n": list}.Encode()))
}

// fitCookie drops the newest passages that a cookie cannot hold.
func fitCookie(list []string) []string {
	list = list[:min(len(list), maxTray)]
	for len(list) > 0 && len(url.QueryEscape(strings.Join(list, " "))) > maxCookie {
		list = list[:len(list)-1]
	}
	return list
}

// trayOf reads the reader's own tray; what is no passage is left out.
func trayOf(r *http.Request) []string {
	c, err := r.Cookie(trayCookie)
	if err != nil {
		return nil
	}
	v, err := url.QueryUnescape(c.Value)
	if err != nil {
		return nil
	}
	list := uniq(strings.Fields(v))
	return list[:min(len(list), maxTray)]
}

// TrayButton is the form that puts a passage in the tray; with JavaScript it does so without leaving.
func (b base) TrayButton(slug, anchor, heading string) template.HTML {
	return b.trayForm(slug+"#"+anchor, b.T("nav.tray"), b.T("tray.add-passage", heading), b.Icon("plus"))
}

func (b base) trayForm(value, word, spoken string, icon template.HTML) template.HTML {
	e := template.HTMLEscapeString
	label := ""
	if spoken != word {
		label = ` aria-label="` + e(spoken) + `"`
	}
	return template.HTML(`<form class="tray-add" method="post" action="` + b.URL("/tray") + `"><button name="add" value="` + e(value) + `"` +
		label + `>` + string(icon) + `<span data-in="` + e(b.T("tray.in")) + `">` + e(word) + `</span></button></form>`)
}
