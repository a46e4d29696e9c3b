// Package server is Siaga's web site: Gin routes, page handlers and the structs that fill the templates.
//
// A request takes the current snapshot of library and index once (package site) and makes its page from
// it. Handlers read and bound their input, ask the domain, and render; errors are answered in one place.
package server

import (
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"siaga/content"
	"siaga/server/i18n"
	"siaga/server/misses"
	"siaga/server/site"
	"siaga/server/svg"
	"siaga/static"
	"siaga/templates"
)

// Config is what a Server needs.
type Config struct {
	Site     *site.Site
	Log      *slog.Logger // slog.DiscardHandler when nil
	BaseURL  string       // "https://siaga.example" for absolute addresses; "" when not known
	ReadOnly bool
	Version  string
	Misses   *misses.Log     // keeps the queries that found nothing; nil for none
	Stopping <-chan struct{} // closed when the process has been told to stop; nil for never
}

// Server answers the site's addresses. It is safe for concurrent use.
type Server struct {
	cfg      Config
	i18n     *i18n.Catalog
	pages    pages
	assets   *assets
	icons    *svg.Icons
	maps     *svg.Maps
	overview memo[overview]
	handler  http.Handler
	build    string // names this build's templates, messages and static files in ETags
}

// New parses templates and messages and prepares the static files; a fault in any of them is an error.
func New(cfg Config) (*Server, error) {
	if cfg.Site == nil {
		return nil, fmt.Errorf("server: Config.Site is missing")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{cfg: cfg}
	var err error
	if s.i18n, err = i18n.Load(); err != nil {
		return nil, err
	}
	if s.assets, err = newAssets(static.FS, "css", "js", "icons"); err != nil {
		return nil, err
	}
	if s.icons, err = svg.LoadIcons(static.FS); err != nil {
		return nil, err
	}
	if s.maps, err = svg.LoadMaps(static.FS); err != nil {
		return nil, err
	}
	if s.pages, err = parsePages(templates.FS, s.funcs()); err != nil {
		return nil, err
	}
	s.build = s.fingerprint()
	s.handler = s.routes()
	return s, nil
}

// Handler answers every address of the site.
func (s *Server) Handler() http.Handler { return s.handler }

// funcs are the few pure functions of the templates; language and reader are data, never functions.
func (s *Server) funcs() template.FuncMap {
	return template.FuncMap{
		"asset":      s.assets.URL,
		"evidence":   svg.Evidence,
		"upper":      strings.ToUpper,
		"short":      short,
		"host":       host,
		"script":     script,
		"add":        func(a, b int) int { return a + b },
		"on":         func(page, row any) on { return on{page, row} },
		"facetValue": func(page any, name string, row facetValue) onFacet { return onFacet{on{page, row}, name} },
	}
}

// today is the day that reviews are measured against.
func (s *Server) today() content.Date {
	y, m, d := time.Now().Date()
	return content.Date{Year: y, Month: int(m), Day: d}
}
