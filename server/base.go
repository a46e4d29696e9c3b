package server

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/index"
	"siaga/server/i18n"
	"siaga/server/site"
)

// base is what every page has: the reader's language, the addresses around it and the snapshot that
// it is made from. Templates call its methods.
type base struct {
	*i18n.Printer
	snap *site.Snapshot
	srv  *Server

	Title       string // without the name of the site
	Description string
	Path        string // address without language, "/notes/tidal-flooding-bontang"
	Section     string // nav entry that is current
	Q           string // what stands in the search box
	CSS         []string
	JS          []string
	Feed        string // address of the page's Atom twin
	NoIndex     bool   // result lists and the like, not for search engines
	TextLang    string // language of the page's main text when it is not the interface language
	query       url.Values
	saveData    bool // the reader asked for few bytes: pictures only when asked for
}

// base starts a page for a request whose path begins with the language.
func (s *Server) base(c *gin.Context, snap *site.Snapshot) base {
	lang := s.lang(c)
	path := strings.TrimPrefix(c.Request.URL.Path, "/"+lang)
	q := c.Query("q")
	if len(q) > maxShownQuery {
		q = ""
	}
	return base{
		Printer: s.i18n.Printer(lang), snap: snap, srv: s,
		Path: path, Q: q, Feed: "/feed.atom?lang=" + lang, query: c.Request.URL.Query(), saveData: savesData(c.Request),
	}
}

// savesData reports whether the browser asks for few bytes.
func savesData(r *http.Request) bool { return strings.EqualFold(r.Header.Get("Save-Data"), "on") }

// maxShownQuery bounds what is written back into the search box, in bytes; the index cuts earlier.
const maxShownQuery = 2048

// lang is the interface language of a request: the first part of the path, else what the browser asks for.
func (s *Server) lang(c *gin.Context) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(c.Request.URL.Path, "/"), "/")
	if s.i18n.Printer(first) != nil {
		return first
	}
	return s.i18n.Match(c.GetHeader("Accept-Language"))
}

// URL joins parts to an address in the reader's language, escaping nothing that is already an address.
func (b base) URL(parts ...string) string { return "/" + b.Lang + strings.Join(parts, "") }

// NoteURL is the address of a document by its ID, "notes/slug".
func (b base) NoteURL(id string) string { return b.URL("/" + escapePath(id)) }

// InURL is the address of a document in one language, whatever the interface speaks.
func (b base) InURL(d *content.Document) string {
	u := b.NoteURL(d.ID())
	if d.Lang != b.Lang {
		u += "?in=" + url.QueryEscape(d.Lang)
	}
	return u
}

func escapePath(id string) string { return (&url.URL{Path: id}).EscapedPath() }

// Canonical is the address that search engines should keep.
func (b base) Canonical() string { return b.srv.cfg.BaseURL + b.URL(escapePath(b.Path)) }

// alternate is the same page in another interface language.
type alternate struct {
	Lang, Name, Short, URL string
	Current                bool
}

// LangNames are the languages in their own words; others show their code.
var langNames = map[string]string{"id": "Indonesia", "en": "English", "ko": "한국어"}

// Alternates lists the page in every interface language, with its filters and without the content
// language, which follows the interface.
func (b base) Alternates() []alternate {
	q := url.Values{}
	for k, v := range b.query {
		if k != "in" || b.Section == "search" {
			q[k] = v
		}
	}
	tail := escapePath(b.Path)
	if len(q) > 0 {
		tail += "?" + q.Encode()
	}
	var alts []alternate
	for _, l := range i18n.Langs {
		alts = append(alts, alternate{l, langNames[l], strings.ToUpper(l), "/" + l + tail, l == b.Lang})
	}
	return alts
}

// LangName is a language in its own words.
func (b base) LangName(lang string) string {
	if n, ok := langNames[lang]; ok {
		return n
	}
	return strings.ToUpper(lang)
}

// Label is the word for a facet value in the reader's language. Regions and forums are named by their
// own pages.
func (b base) Label(facet, value string) string { return label(b.snap, facet, value, b.Lang) }

func label(snap *site.Snapshot, facet, value, lang string) string {
	switch facet {
	case "region", "forum":
		if d := snap.Library.Pick(facet+"s/"+value, lang, "en", "id"); d != nil {
			return d.Title
		}
		return value
	case "in", "lang":
		if n, ok := langNames[value]; ok {
			return n
		}
		return strings.ToUpper(value)
	}
	return snap.Library.Vocabulary.Label(facetTable[facet], value, lang)
}

// facetTable maps a facet as addresses name it to its table in the vocabulary.
var facetTable = map[string]string{
	"hazard": "hazards", "sector": "sectors", "phase": "phases", "measure": "measures", "office": "offices",
	"kind": "kinds", "evidence": "evidence", "place": "places",
}

// FacetURL is the address of the page about a facet value, or of the search for it when it has none.
func (b base) FacetURL(facet, value string) string {
	switch facet {
	case "hazard", "region", "office", "forum":
		return b.URL("/", facet, "s/", url.PathEscape(value))
	}
	return b.SearchURL(facet, value)
}

// SearchURL is the address of a search with pairs of parameter and value.
func (b base) SearchURL(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Add(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return b.URL("/search?q=")
	}
	return b.URL("/search?", q.Encode())
}

// Icon draws a pictogram of static/icons, "search" or "tsunami"; an unknown one draws nothing.
func (b base) Icon(name string) template.HTML { return b.srv.icons.Icon(name) }

// HazardIcon draws the pictogram of a hazard, or nothing.
func (b base) HazardIcon(value string) template.HTML {
	for _, v := range b.snap.Library.Vocabulary.Values("hazards") {
		if v.Value == value && v.Icon != "" {
			return b.srv.icons.Icon(v.Icon)
		}
	}
	return ""
}

// Ageing reports whether a document's review is older than two years, as the trust line warns.
func (b base) Ageing(d content.Date) bool {
	limit := b.srv.today()
	limit.Year -= ageingYears
	return !d.IsZero() && d.Before(limit)
}

// ageingYears is the age of a review from which a page warns (DESIGN §3).
const ageingYears = 2

// render writes a page.
func (s *Server) render(c *gin.Context, status int, name string, data any) error {
	body, err := s.pages.render(name, data)
	if err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", body)
	return nil
}

// handler is a page's handler; page answers its error.
type handler func(c *gin.Context) error

// page is the only place that answers errors with HTML.
func (s *Server) page(h handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
}

// search runs a query of a page.
func (s *Server) search(c *gin.Context, snap *site.Snapshot, q index.Query) (index.Result, error) {
	if snap.Index == nil {
		return index.Result{}, index.ErrBuilding
	}
	return snap.Index.Search(c.Request.Context(), q)
}

// redirect sends the reader on with a GET.
func redirect(c *gin.Context, to string) error {
	c.Redirect(http.StatusSeeOther, to)
	return nil
}
