package feed

import (
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/server/site"
)

// newest is how many entries a feed has.
const newest = 50

// Feed answers /feed.atom: the documents changed last, in one language if ?lang= names one.
func (h *Handlers) Feed(c *gin.Context) {
	lang, self := c.Query("lang"), "/feed.atom"
	if lang != "" {
		self += "?lang=" + url.QueryEscape(lang)
	}
	snap := h.cfg.Site.Current()
	var docs []*content.Document
	for d := range snap.Library.All() {
		if lang == "" || d.Lang == lang {
			docs = append(docs, d)
		}
	}
	newestFirst(docs)
	ui := interfaceLang(c)
	a := Atom{
		Title: words[ui].newest, Lang: ui, Origin: h.origin(c), Self: self, Page: "/" + ui + "/",
		Docs: docs[:min(len(docs), newest)], Updated: snap.Loaded,
	}
	send(c, ContentType, a.Bytes())
}

// Search is the twin of a result page in the interface language lang: query is the encoded query of the
// page, docs what it shows. The feed keeps the order of docs, best first.
func Search(snap *site.Snapshot, origin, lang, q, query string, docs []*content.Document) []byte {
	title := words[lang].search
	if q != "" {
		title = q + " · " + title
	}
	return Atom{
		Title: title, Lang: lang, Origin: origin,
		Self: "/" + lang + "/search.atom?" + query, Page: "/" + lang + "/search?" + query,
		Docs: docs, Updated: snap.Loaded,
	}.Bytes()
}

// Robots answers /robots.txt: all may be read; lists that repeat it endlessly need not be.
func (h *Handlers) Robots(c *gin.Context) {
	send(c, "text/plain", []byte(strings.Join([]string{
		"User-agent: *",
		"Disallow: /*/search",
		"Disallow: /*/compare",
		"Disallow: /*/tray",
		"Disallow: /api/v1/search",
		"",
		"Sitemap: " + h.origin(c) + "/sitemap.xml",
		"",
	}, "\n")))
}
