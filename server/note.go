package server

import (
	"fmt"
	"html/template"
	"mime"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/content/export"
	"siaga/content/markdown"
	"siaga/server/middleware"
)

// documentPage is what the pages of notes, forums and regions share.
type documentPage struct {
	base
	Doc      *content.Document
	Lead     template.HTML
	Body     template.HTML
	Facts    []factRow
	Contents []content.Passage
	Refs     []*reference
	Others   []*content.Document // other languages
	Missing  string              // interface language in which the document does not exist, or ""
	Behind   *content.Document   // the text that this translation has fallen behind, or nil
	Old      bool
	Related  []Row
	Used     []Row // documents that link here
	Terms    []term
	Failed   string // why the text cannot be shown, or ""

	text text // renders more of the document with the same references
}

// Lines of a note's facts table, in the order of the comparison.
type factRow struct {
	Key    string // "cost"; "" for a row with a name of its own
	Label  string
	Figure template.HTML
	Text   template.HTML
	Anchor string
}

type notePage struct {
	documentPage
	Hazard string // first hazard, for the line above the title
}

// note shows a note in the interface language, else in one it has; ?in= chooses.
func (s *Server) note(c *gin.Context) error {
	if name, ext, ok := cutExt(c.Param("slug")); ok {
		return s.download(c, content.Notes+"/"+name, ext)
	}
	d, b, err := s.document(c, content.Notes)
	if err != nil {
		return err
	}
	p := notePage{documentPage: s.documentPage(b, d)}
	if len(d.Facets.Hazards) > 0 {
		p.Hazard = d.Facets.Hazards[0]
		p.Section = "hazards"
	}
	p.Related = s.related(c, b, d)
	return s.render(c, 200, "note", p)
}

// document finds the document of a request and starts its page.
func (s *Server) document(c *gin.Context, folder string) (*content.Document, base, error) {
	snap := s.cfg.Site.Current()
	b := s.base(c, snap)
	id := folder + "/" + c.Param("slug")
	d := snap.Library.Pick(id, c.Query("in"), b.Lang, "en", "id")
	if d == nil {
		return nil, b, fmt.Errorf("%s: %w", id, content.ErrNotFound)
	}
	b.Title = d.Title
	b.Description = markdown.PlainInline(d.Summary)
	b.CSS = []string{"css/reading.css", "css/figures.css"}
	b.JS = []string{"js/popover.js", "js/contents.js", "js/fold.js"}
	if d.Lang != b.Lang {
		b.TextLang = d.Lang
	}
	return d, b, nil
}

// documentPage renders the text, facts and references of a document.
func (s *Server) documentPage(b base, d *content.Document) documentPage {
	lib := b.snap.Library
	refs := newReferences(d.Sources)
	t := b.text(d, refs)
	p := documentPage{base: b, Doc: d, Old: b.Ageing(d.Reviewed), text: t}
	p.Lead = t.Inline(d.Summary)
	p.Facts = b.factRows(t, d)
	if d.File == "" {
		// a region that notes name and nobody has described
	} else if body, err := lib.Body(d); err != nil {
		s.cfg.Log.Error("read body", "file", d.File, "err", err)
		p.Failed = b.T("note.unreadable")
	} else if doc, err := markdown.Parse(body); err != nil {
		p.Failed = b.T("note.refused") + " " + err.Error()
	} else {
		p.Body = t.Body(doc, b.trayButton(d))
	}
	for _, ps := range d.Passages {
		if ps.Anchor != content.LeadAnchor {
			p.Contents = append(p.Contents, ps)
		}
	}
	p.Refs = refs.list(d.Sources)
	for _, o := range lib.Translations(d.ID()) {
		if o.Lang != d.Lang {
			p.Others = append(p.Others, o)
		}
	}
	if d.Lang != b.Lang && b.query.Get("in") == "" {
		p.Missing = b.Lang
	}
	if by, ok := lib.Behind(d); ok {
		p.Behind = by
	}
	p.Used = b.rows(lib.Backlinks(d.ID()))
	p.Terms = b.termsOn(p.Body, d.Lang)
	return p
}

// factRows lists the facts table of a document. A note that states any fact shows the others as not
// stated, because that is what a planner must see.
func (b base) factRows(t text, d *content.Document) []factRow {
	cells := factCells(d.Facts)
	all := d.Folder == content.Notes && slices.ContainsFunc(cells, func(f content.Fact) bool { return !f.IsZero() })
	var rows []factRow
	for i, f := range cells {
		if all || !f.IsZero() {
			rows = append(rows, t.factRow(factKeys[i], b.T("fact."+factKeys[i]), f))
		}
	}
	for _, f := range d.Facts.More {
		rows = append(rows, t.factRow("", f.Name, f.Fact))
	}
	return rows
}

func (t text) factRow(key, label string, f content.Fact) factRow {
	anchor := f.Anchor
	if !slices.ContainsFunc(t.doc.Passages, func(p content.Passage) bool { return p.Anchor == anchor }) {
		anchor = "" // a slip of the author, which siaga check lists
	}
	return factRow{Key: key, Label: label, Figure: t.Inline(f.Figure), Text: t.Inline(f.Text), Anchor: anchor}
}

// factKeys name the facts in the order of table and comparison.
var factKeys = []string{"size", "cost", "duration", "actors", "legal", "results", "failures", "fits"}

// factCells lists the facts in the order of factKeys.
func factCells(f content.Facts) []content.Fact {
	return []content.Fact{f.Size, f.Cost, f.Duration, f.Actors, f.LegalBasis, f.Results, f.Failures, f.Fits}
}

// trayButton is put after each heading of a note; the tray holds nothing else.
func (b base) trayButton(d *content.Document) func(anchor, heading string) template.HTML {
	if d.Folder != content.Notes {
		return nil
	}
	return func(anchor, heading string) template.HTML {
		return b.TrayButton(d.Slug, anchor, heading)
	}
}

// cutExt splits a download's ending from a slug.
func cutExt(slug string) (name, ext string, ok bool) {
	for _, e := range downloads {
		if name, ok := strings.CutSuffix(slug, e); ok && name != "" {
			return name, e, true
		}
	}
	return slug, "", false
}

// downloads are the endings under which a note can be taken, longest first.
var downloads = []string{".csl.json", ".md", ".bib", ".ris"}

// download sends the Markdown of a document, or its sources for a reference manager.
func (s *Server) download(c *gin.Context, id, ext string) error {
	snap := s.cfg.Site.Current()
	b := s.base(c, snap)
	d := snap.Library.Pick(id, c.Query("in"), b.Lang, "en", "id")
	if d == nil {
		return fmt.Errorf("%s: %w", id, content.ErrNotFound)
	}
	var body []byte
	var err error
	if ext == ".md" {
		body, err = snap.Library.Raw(d)
	} else {
		body, err = citations(d, middleware.Origin(c.Request, s.cfg.BaseURL)+b.InURL(d), ext)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", d.File, err)
	}
	name := d.Slug + "." + d.Lang + ext
	c.Header("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": name}))
	c.Header("Content-Language", d.Lang)
	c.Data(200, downloadTypes[ext], body)
	return nil
}

var downloadTypes = map[string]string{
	".md":       "text/markdown; charset=utf-8",
	".bib":      "application/x-bibtex; charset=utf-8",
	".ris":      "application/x-research-info-systems; charset=utf-8",
	".csl.json": "application/vnd.citationstyles.csl+json",
}

// DownloadURL is the address of a download in the language that is shown.
func (p documentPage) DownloadURL(ext string) string {
	u := p.URL("/", p.Doc.Folder, "/", url.PathEscape(p.Doc.Slug), ext)
	if p.Doc.Lang != p.Lang {
		u += "?in=" + url.QueryEscape(p.Doc.Lang)
	}
	return u
}

// citations writes a document and its sources for a reference manager.
func citations(d *content.Document, address, ext string) ([]byte, error) {
	switch ext {
	case ".bib":
		return export.BibTeX(d, address), nil
	case ".ris":
		return export.RIS(d, address), nil
	}
	return export.CSLJSON(d, address)
}
