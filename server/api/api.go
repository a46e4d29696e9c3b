// Package api answers programs: JSON to read, problem+json (RFC 9457) when something is wrong, never HTML.
// No key is needed, and any web page may ask.
//
// Every address stands in the table of routes.go together with its parameters. The table is what requests
// are checked against and what /api/openapi.json is made from, so neither can say what the other does not
// do.
package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"siaga/index"
	"siaga/server/site"
)

// Config is what the API answers from.
type Config struct {
	Site    *site.Site
	Log     *slog.Logger // slog.DiscardHandler when nil
	Version string       // of the program, shown in openapi.json
}

// API answers the addresses under /api. It is safe for concurrent use.
type API struct {
	site *site.Site
	log  *slog.Logger
	spec []byte // openapi.json
}

// New returns the API.
func New(cfg Config) *API {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	a := &API{site: cfg.Site, log: cfg.Log}
	a.spec = encode(openAPI(a.operations(), cfg.Version))
	return a
}

// Mount adds the API's addresses to r, with finish behind the headers of its own (middleware.Deliver, so
// that answers are compressed and tagged). NotFound and MethodNotAllowed are for the engine's NoRoute and
// NoMethod below /api/.
func (a *API) Mount(r gin.IRouter, finish ...gin.HandlerFunc) {
	g := r.Group("/api", append([]gin.HandlerFunc{open}, finish...)...)
	for _, op := range a.operations() {
		g.GET(op.route, a.handle(op))
		g.OPTIONS(op.route, preflight)
	}
	g.GET("/openapi.json", func(c *gin.Context) { send(c, http.StatusOK, "application/json", a.spec) })
}

// open lets pages of other sites read the answers: all of it is public, and no cookie counts here.
func open(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	c.Next()
}

// preflight answers a browser that asks beforehand, as it does for If-None-Match.
func preflight(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Allow", "GET, HEAD, OPTIONS")
	h.Set("Access-Control-Allow-Methods", "GET, HEAD")
	h.Set("Access-Control-Allow-Headers", "If-None-Match")
	h.Set("Access-Control-Max-Age", "86400")
	c.Status(http.StatusNoContent)
}

// handle is the one place where the API answers, well or not.
func (a *API) handle(op operation) gin.HandlerFunc {
	return func(c *gin.Context) {
		in, err := op.read(c)
		if err != nil {
			a.fail(c, err)
			return
		}
		out, err := op.answer(c.Request.Context(), in)
		if err != nil {
			a.fail(c, err)
			return
		}
		contentType := "application/json"
		if o, ok := out.(opensearchSuggestions); ok {
			contentType, out = "application/x-suggestions+json", o.list()
		}
		send(c, http.StatusOK, contentType, encode(out))
	}
}

// fail answers an error as problem+json and logs what the client cannot mend.
func (a *API) fail(c *gin.Context, err error) {
	p, ok := errors.AsType[*Problem](err)
	switch {
	case ok:
	case errors.Is(err, index.ErrBuilding):
		c.Header("Retry-After", strconv.Itoa(retrySeconds))
		p = problemf(http.StatusServiceUnavailable, "the search index is being prepared; try again in a moment")
	case errors.Is(err, context.Canceled):
		c.Abort() // the client has left
		return
	case errors.Is(err, context.DeadlineExceeded):
		c.Header("Retry-After", strconv.Itoa(retrySeconds))
		p = problemf(http.StatusServiceUnavailable, "the search took too long; try fewer or longer words")
	default:
		a.log.LogAttrs(c.Request.Context(), slog.LevelError, "api", slog.String("route", c.FullPath()), slog.Any("err", err))
		p = problemf(http.StatusInternalServerError, "an error of the site, which its log describes")
	}
	c.Abort()
	send(c, p.Status, problemType, encode(p))
}

// retrySeconds is when a search may be tried again.
const retrySeconds = 2

// NotFound answers addresses below /api that do not exist.
func (a *API) NotFound(c *gin.Context) {
	open(c)
	a.fail(c, problemf(http.StatusNotFound, "there is no such address; /api/openapi.json lists all"))
}

// MethodNotAllowed answers methods other than GET below /api. Gin has set Allow.
func (a *API) MethodNotAllowed(c *gin.Context) {
	open(c)
	a.fail(c, problemf(http.StatusMethodNotAllowed, "%s is not possible here; the API is read with GET", c.Request.Method))
}

// Fail answers other failures below /api: a panic or a body that is too large.
func (a *API) Fail(c *gin.Context, status int) {
	open(c)
	a.fail(c, problemf(status, "the request could not be answered"))
}

func send(c *gin.Context, status int, contentType string, body []byte) {
	c.Data(status, contentType+"; charset=utf-8", body)
}

// encode is v as JSON with a final line end. It cannot fail: the types here hold nothing but text, numbers
// and lists of them.
func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // the answers are JSON by type and by nosniff; <mark> stays readable
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return b.Bytes()
}
