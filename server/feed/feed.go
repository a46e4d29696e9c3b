// Package feed answers machines that ask what there is: news readers (Atom), search engines (sitemap,
// robots.txt) and browsers that offer the site's search (OpenSearch). All of it is made from one snapshot,
// so its ETag is the snapshot's.
//
// Routes, all GET:
//
//	/feed.atom        Feed        newest 50 notes; ?lang= one language
//	/sitemap.xml      Sitemap     every page with its translations; an index when there are many
//	/opensearch.xml   OpenSearch  ?lang= the interface to search in
//	/robots.txt       Robots
//
// Search builds the twin of a result page, /{lang}/search.atom, for the search handler.
package feed

import (
	"bytes"
	"encoding/xml"
	"net/http"

	"github.com/gin-gonic/gin"

	"siaga/server/i18n"
	"siaga/server/middleware"
	"siaga/server/site"
)

// Config is what the feeds are made from.
type Config struct {
	Site    *site.Site
	BaseURL string // "https://siaga.example"; "" takes the host that the client asked
}

// Handlers answers the addresses of the package. It is safe for concurrent use.
type Handlers struct{ cfg Config }

// New returns the handlers.
func New(cfg Config) *Handlers { return &Handlers{cfg} }

// origin is the beginning of absolute addresses.
func (h *Handlers) origin(c *gin.Context) string { return middleware.Origin(c.Request, h.cfg.BaseURL) }

// interfaceLang is the language a request asks for by ?lang=, Indonesian when it is none of ours.
func interfaceLang(c *gin.Context) string {
	for _, l := range i18n.Langs {
		if c.Query("lang") == l {
			return l
		}
	}
	return i18n.Langs[0]
}

// marshal writes v as an XML document. It cannot fail: the types here hold nothing but text.
func marshal(v any) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func send(c *gin.Context, contentType string, body []byte) {
	c.Data(http.StatusOK, contentType+"; charset=utf-8", body)
}
