package server

import (
	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/server/feed"
	"siaga/server/middleware"
)

// searchFeed is the Atom twin of the results page with the same parameters.
func (s *Server) searchFeed(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	q := queryOf(b)
	q.Size, q.From = feedSize, 0
	res, err := s.search(c, b.snap, q)
	if err != nil {
		return err
	}
	var docs []*content.Document
	for _, h := range res.Hits {
		if d := b.snap.Library.Doc(h.ID, h.Lang); d != nil {
			docs = append(docs, d)
		}
	}
	origin := middleware.Origin(c.Request, s.cfg.BaseURL)
	c.Data(200, feed.ContentType+"; charset=utf-8", feed.Search(b.snap, origin, b.Lang, b.Q, b.query.Encode(), docs))
	return nil
}

// feedSize is how many notes the feed of a search holds.
const feedSize = 50
