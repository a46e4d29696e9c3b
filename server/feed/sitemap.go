package feed

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/server/i18n"
)

// perSitemap is the number of addresses in one sitemap. The protocol allows 50,000 and 50 MB; with their
// translations 20,000 take about 10 MB.
const perSitemap = 20_000

// sections are the pages that stand on every site, without language.
var sections = []string{"", "hazards", "regions", "offices", "forums", "glossary", "about"}

// Sitemap answers /sitemap.xml: every page in every interface language that has it, each naming the
// others. Beyond perSitemap addresses it is an index of parts, /sitemap.xml?part=1 and so on.
func (h *Handlers) Sitemap(c *gin.Context) {
	origin := h.origin(c)
	urls := sitemapURLs(h.cfg.Site.Current().Library, origin)
	parts := slices.Collect(slices.Chunk(urls, perSitemap))
	part := c.Query("part")
	switch n, err := strconv.Atoi(part); {
	case part == "" && len(parts) > 1:
		index := sitemapIndex{}
		for i := range parts {
			index.Sitemaps = append(index.Sitemaps, sitemapRef{origin + "/sitemap.xml?part=" + strconv.Itoa(i+1)})
		}
		send(c, "application/xml", marshal(index))
	case part == "":
		send(c, "application/xml", marshal(newURLSet(parts[0])))
	case err != nil || n < 1 || n > len(parts):
		c.String(http.StatusNotFound, "there is no such part of the sitemap\n")
	default:
		send(c, "application/xml", marshal(newURLSet(parts[n-1])))
	}
}

// sitemapURLs lists the pages of the site: its sections, the subjects that have notes, and every document
// in the languages it has.
func sitemapURLs(lib *content.Library, origin string) []sitemapURL {
	var urls []sitemapURL
	add := func(path, modified string, langs []string) {
		var others []sitemapLink
		if len(langs) > 1 {
			for _, l := range langs {
				others = append(others, sitemapLink{"alternate", l, origin + "/" + l + "/" + path})
			}
		}
		for _, l := range langs {
			urls = append(urls, sitemapURL{Loc: origin + "/" + l + "/" + path, LastMod: modified, Links: others})
		}
	}
	for _, section := range sections {
		add(section, "", i18n.Langs)
	}
	for _, subject := range subjects(lib) {
		add(subject, "", i18n.Langs)
	}
	for id := range lib.IDs() {
		var langs []string
		var newest *content.Document
		for _, d := range lib.Translations(id) {
			if slices.Contains(i18n.Langs, d.Lang) {
				langs = append(langs, d.Lang)
			}
			if newest == nil || Updated(d).After(Updated(newest)) {
				newest = d
			}
		}
		modified := ""
		if u := Updated(newest); !u.IsZero() {
			modified = u.Format("2006-01-02")
		}
		if langs == nil {
			langs = i18n.Langs[:1] // the page shows the text in the language it has
		}
		add(escape(id), modified, langs)
	}
	return urls
}

// subjects are the paths of the hazard and office pages that have something to show.
func subjects(lib *content.Library) []string {
	hazards, offices := map[string]bool{}, map[string]bool{}
	for d := range lib.All() {
		for _, v := range d.Facets.Hazards {
			hazards[v] = true
		}
		for _, v := range d.Facets.Offices {
			offices[v] = true
		}
	}
	var paths []string
	for _, v := range lib.Vocabulary.Values("hazards") {
		if hazards[v.Value] {
			paths = append(paths, "hazards/"+escape(v.Value))
		}
	}
	for _, v := range lib.Vocabulary.Values("offices") {
		if offices[v.Value] {
			paths = append(paths, "offices/"+escape(v.Value))
		}
	}
	return paths
}

const (
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

type sitemapIndex struct {
	XMLName  xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []sitemapRef `xml:"sitemap"`
}

type sitemapRef struct {
	Loc string `xml:"loc"`
}

// urlSet spells its prefixes out: encoding/xml would declare the name space anew on every link.
type urlSet struct {
	XMLName xml.Name     `xml:"urlset"`
	Space   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

func newURLSet(urls []sitemapURL) urlSet {
	return urlSet{Space: sitemapSpace, XHTML: xhtmlSpace, URLs: urls}
}

type sitemapURL struct {
	Loc     string        `xml:"loc"`
	LastMod string        `xml:"lastmod,omitempty"`
	Links   []sitemapLink `xml:"xhtml:link"`
}

type sitemapLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

func escape(path string) string { return (&url.URL{Path: path}).EscapedPath() }
