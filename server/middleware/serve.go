package middleware

import (
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// MaxConnections is how many clients may be connected at once, browsers that keep their connection open
// between two pages counted too. 5,000 cost 16 KB each, so this bounds them to 256 MB.
const MaxConnections = 16_384

// maxHeader bounds a request's headers. net/http adds 4 KB of its own to it.
const maxHeader = 28 << 10

// NewServer returns an http.Server whose every wait has an end: no client can hold a connection by being
// slow. Long answers extend their own time with http.ResponseController.
func NewServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       90 * time.Second,
		MaxHeaderBytes:    maxHeader,
		ConnContext:       withCork,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug), // strangers' broken handshakes
	}
}

// Capped lets at most MaxConnections clients in; the next ones wait. Its connections let a server made by
// NewServer send a cached page in one piece.
func Capped(ln net.Listener) net.Listener {
	return corkListener{netutil.LimitListener(ln, MaxConnections)}
}
