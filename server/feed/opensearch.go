package feed

import (
	"encoding/xml"

	"github.com/gin-gonic/gin"
)

// OpenSearch answers /opensearch.xml, by which a browser offers the site's search in the interface of
// ?lang=.
func (h *Handlers) OpenSearch(c *gin.Context) {
	lang, origin := interfaceLang(c), h.origin(c)
	send(c, "application/opensearchdescription+xml", marshal(openSearch{
		ShortName:   "Siaga",
		Description: words[lang].description,
		Language:    lang,
		Input:       "UTF-8",
		Output:      "UTF-8",
		URLs: []openSearchURL{
			{Type: "text/html", Template: origin + "/" + lang + "/search?q={searchTerms}"},
			{Type: ContentType, Template: origin + "/" + lang + "/search.atom?q={searchTerms}"},
			{Type: "application/x-suggestions+json", Template: origin + "/api/v1/suggest?format=opensearch&lang=" + lang + "&q={searchTerms}"},
			{Type: "application/opensearchdescription+xml", Rel: "self", Template: origin + "/opensearch.xml?lang=" + lang},
		},
	}))
}

type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          // at most 16 characters
	Description string          // at most 1024 characters
	URLs        []openSearchURL `xml:"Url"`
	Language    string
	Input       string `xml:"InputEncoding"`
	Output      string `xml:"OutputEncoding"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}
