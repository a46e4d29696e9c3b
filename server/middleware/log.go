package middleware

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// Log writes one line per request: the route's pattern and never the address, which may hold what a
// reader searched for. A failure of ours is an Error, all else Info; the routes in quiet, asked for by
// machines every few seconds or many times a page, are Debug as long as they succeed.
func Log(log *slog.Logger, quiet ...string) gin.HandlerFunc {
	silent := make(map[string]bool, len(quiet))
	for _, route := range quiet {
		silent[route] = true
	}
	return func(c *gin.Context) {
		start := time.Now()
		c.Next()
		status, route := c.Writer.Status(), c.FullPath()
		level := slog.LevelInfo
		switch {
		case status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable:
			level = slog.LevelError
		case status < http.StatusBadRequest && silent[route]:
			level = slog.LevelDebug
		}
		log.LogAttrs(c.Request.Context(), level, "request",
			slog.String("method", Method(c.Request)),
			slog.String("route", route),
			slog.Int("status", status),
			slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
			slog.Int("bytes", max(0, c.Writer.Size())),
			slog.String("id", ID(c)),
		)
	}
}
