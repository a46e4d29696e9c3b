package middleware

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gin-gonic/gin"
)

// countingListener counts the calls of Write of the connections it accepts.
type countingListener struct {
	net.Listener
	writes *atomic.Int64
}

func (l countingListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return countingConn{c, l.writes}, err
}

type countingConn struct {
	net.Conn
	writes *atomic.Int64
}

func (c countingConn) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

// TestOneWrite serves pages over a real connection and counts what they cost in calls into the system.
func TestOneWrite(t *testing.T) {
	gin.SetMode(gin.TestMode)
	bodies := map[string]string{
		"/short": strings.Repeat("s", 2000),
		"/page":  strings.Repeat("p", 12_000),
		"/long":  strings.Repeat("l", maxHeld+10_000),
	}
	engine := gin.New()
	engine.Use(Deliver(func(*gin.Context) State { return State{Tag: "s1"} }, NewCache(1<<22)))
	for path, body := range bodies {
		engine.GET(path, func(c *gin.Context) { c.Data(http.StatusOK, "text/html", []byte(body)) })
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var writes atomic.Int64
	srv := NewServer(Head(engine), slog.New(slog.DiscardHandler))
	done := make(chan error, 1)
	go func() { done <- srv.Serve(Capped(countingListener{ln, &writes})) }()
	t.Cleanup(func() { srv.Close(); <-done })

	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	tests := []struct {
		method, path string
		writes       int64 // most
	}{
		{"GET", "/short", 1},
		{"GET", "/page", 1},
		{"GET", "/page", 1}, // kept
		{"HEAD", "/page", 1},
		{"GET", "/long", 3},
		{"GET", "/page", 1}, // the connection is as before
	}
	for _, tt := range tests {
		r, err := http.NewRequestWithContext(t.Context(), tt.method, "http://"+ln.Addr().String()+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		writes.Store(0)
		res, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		want := bodies[tt.path]
		if tt.method == "HEAD" {
			want = ""
		}
		if err != nil || string(body) != want || int(res.ContentLength) != len(bodies[tt.path]) {
			t.Errorf("%s %s: %d bytes of %d, err %v", tt.method, tt.path, len(body), res.ContentLength, err)
		}
		if n := writes.Load(); n > tt.writes {
			t.Errorf("%s %s: %d writes, want at most %d", tt.method, tt.path, n, tt.writes)
		}
	}
}
