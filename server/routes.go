package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/server/api"
	"siaga/server/feed"
	"siaga/server/i18n"
	"siaga/server/metrics"
	"siaga/server/middleware"
)

const (
	maxBody    = 64 << 10 // bytes; the only forms so far are a list of passages
	cacheBytes = 64 << 20 // finished pages, compressed
)

// routes mounts every address of the site (DESIGN §5).
func (s *Server) routes() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	r.UseRawPath, r.UnescapePathValues = true, true
	_ = r.SetTrustedProxies(nil) // no list to parse, so no error

	cache := middleware.NewCache(cacheBytes)
	counts := metrics.New(metrics.Config{Site: s.cfg.Site, Cache: cache, Version: s.cfg.Version, Stopping: s.cfg.Stopping})
	r.Use(middleware.RequestID(), middleware.Log(s.cfg.Log, "/healthz", "/readyz", "/metrics", "/static/*file"),
		counts.Count(), middleware.Recover(s.cfg.Log, s.broken), middleware.Headers(), middleware.Limit(maxBody, s.tooLarge))

	deliver := middleware.Deliver(s.state, cache)
	plain := middleware.Deliver(nil, nil)

	r.GET("/static/*file", gin.WrapH(s.assets))
	r.GET("/", s.root)

	for _, lang := range i18n.Langs {
		p := r.Group("/"+lang, deliver)
		p.GET("/", s.page(s.home))
		p.GET("/search", s.page(s.searchResults))
		p.GET("/search.atom", s.page(s.searchFeed))
		p.GET("/notes/:slug", s.page(s.note))
		p.GET("/hazards", s.page(s.hazards))
		p.GET("/hazards/:value", s.page(s.hazard))
		p.GET("/regions", s.page(s.regions))
		p.GET("/regions/:slug", s.page(s.region))
		p.GET("/offices", s.page(s.offices))
		p.GET("/offices/:value", s.page(s.office))
		p.GET("/forums", s.page(s.forums))
		p.GET("/forums/:slug", s.page(s.forum))
		p.GET("/glossary", s.page(s.glossary))
		p.GET("/compare", s.page(s.compare))
		p.GET("/about", s.page(s.about))
		r.GET("/"+lang+"/tray", middleware.Deliver(s.trayState, nil), s.page(s.tray))
		r.POST("/"+lang+"/tray", plain, s.page(s.changeTray))
		r.GET("/"+lang, func(c *gin.Context) { c.Redirect(http.StatusMovedPermanently, "/"+lang+"/") })
	}

	machines := api.New(api.Config{Site: s.cfg.Site, Log: s.cfg.Log, Version: s.cfg.Version})
	machines.Mount(r, deliver)

	feeds := feed.New(feed.Config{Site: s.cfg.Site, BaseURL: s.cfg.BaseURL})
	f := r.Group("/", deliver)
	f.GET("/feed.atom", feeds.Feed)
	f.GET("/sitemap.xml", feeds.Sitemap)
	f.GET("/opensearch.xml", feeds.OpenSearch)
	f.GET("/robots.txt", feeds.Robots)

	r.GET(picturePath+"*file", s.page(s.picture))

	r.GET("/healthz", counts.Healthz)
	r.GET("/readyz", counts.Readyz)
	r.GET("/metrics", counts.Expose)

	missing := s.page(func(*gin.Context) error { return errNoPage })
	r.NoRoute(plain, func(c *gin.Context) {
		if strings.HasPrefix(c.Request.URL.Path, "/api/") {
			machines.NotFound(c)
			return
		}
		missing(c)
	})
	r.NoMethod(plain, func(c *gin.Context) {
		if strings.HasPrefix(c.Request.URL.Path, "/api/") {
			machines.MethodNotAllowed(c)
			return
		}
		s.fail(c, methodError(c.Request.Method))
	})
	return http.NewCrossOriginProtection().Handler(middleware.Head(r))
}

// root sends a visitor to the interface language that the browser asks for.
func (s *Server) root(c *gin.Context) {
	c.Header("Vary", "Accept-Language")
	c.Header("Cache-Control", "no-cache")
	c.Redirect(http.StatusSeeOther, "/"+s.i18n.Match(c.GetHeader("Accept-Language"))+"/")
}

// state is what a page depends on besides its address: the library, the index and this build's templates.
func (s *Server) state(c *gin.Context) middleware.State {
	tag := s.cfg.Site.Current().ETag + "-" + s.build
	c.Writer.Header().Add("Vary", "Save-Data")
	if savesData(c.Request) {
		tag += "-lite"
	}
	return middleware.State{Tag: tag}
}

// trayState is state for the one page that depends on the reader.
func (s *Server) trayState(c *gin.Context) middleware.State {
	st := s.state(c)
	sum := sha256.Sum256([]byte(strings.Join(trayOf(c.Request), " ")))
	return middleware.State{Tag: st.Tag + "-" + hex.EncodeToString(sum[:6]), Private: true}
}
