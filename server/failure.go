package server

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/index"
)

// requestError is a request that cannot be answered as it stands.
type requestError struct{ msg string }

func (e requestError) Error() string { return e.msg }

func badRequest(msg string) error { return requestError{msg} }

// methodError is a request with a method that its address does not know.
type methodError string

func (e methodError) Error() string { return "method " + string(e) + " is not answered here" }

// errNoPage is a request for an address that no route answers.
var errNoPage = fmt.Errorf("no such page: %w", content.ErrNotFound)

// status maps the errors of the domain to HTTP, the only such table.
func status(err error) int {
	var bad requestError
	var method methodError
	var tooBig *http.MaxBytesError
	switch {
	case errors.Is(err, content.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, index.ErrBuilding):
		return http.StatusServiceUnavailable
	case errors.As(err, &method):
		return http.StatusMethodNotAllowed
	case errors.As(err, &tooBig):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &bad):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

type errorPage struct {
	base
	Status  int
	Heading string
	Advice  string
	Near    []Row
}

// fail answers an error: one sentence for the reader and what to do next; the log has the cause.
func (s *Server) fail(c *gin.Context, err error) {
	code := status(err)
	if code >= http.StatusInternalServerError {
		s.cfg.Log.Error("request failed", "path", c.FullPath(), "err", err)
	}
	b := s.base(c, s.cfg.Site.Current())
	b.NoIndex = true
	b.CSS = []string{"css/plain.css"}
	p := errorPage{base: b, Status: code}
	key := "error.500"
	switch code {
	case http.StatusNotFound:
		key = "error.404"
		p.Near = s.near(c, b)
	case http.StatusServiceUnavailable:
		key = "error.503"
		c.Header("Retry-After", "2")
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusMethodNotAllowed:
		key = "error.400"
	}
	p.Heading, p.Advice = b.T(key), b.T(key+".advice")
	p.Title = p.Heading
	if err := s.render(c, code, "error", p); err != nil {
		s.cfg.Log.Error("error page", "err", err)
		c.String(http.StatusInternalServerError, "500")
	}
}

// near looks for notes whose names resemble an address that does not exist.
func (s *Server) near(c *gin.Context, b base) []Row {
	slug := c.Param("slug") + c.Param("value")
	if slug == "" || b.snap.Index == nil {
		return nil
	}
	res, err := s.search(c, b.snap, index.Query{Text: wordsOf(slug), Lang: b.Lang, Size: 5, Group: true})
	if err != nil {
		return nil
	}
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, h.ID)
	}
	return b.rows(ids)
}

// broken answers a panic, tooLarge a body beyond the limit.
func (s *Server) broken(c *gin.Context)   { s.fail(c, errors.New("panic")) }
func (s *Server) tooLarge(c *gin.Context) { s.fail(c, &http.MaxBytesError{Limit: maxBody}) }
