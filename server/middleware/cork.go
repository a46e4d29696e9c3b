package middleware

import (
	"context"
	"net"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

// net/http writes an answer of more than 4 KB in two pieces, its headers with the beginning of the body and
// then the rest, and each costs a call into the system and a wake-up of the reader. For a cached page these
// are most of the work: sent in one piece, half as many again are answered (docs/benchmarks/cached-page).

// maxHeld bounds what is gathered for one write. Longer answers spend their time on the wire anyway.
const maxHeld = 64 << 10

// corkConn is a connection that can gather writes.
type corkConn struct {
	net.Conn
	mu   sync.Mutex
	held *[]byte // nil while writes go through
}

// heldBuffers are shared by all connections, so that idle ones hold none.
var heldBuffers = sync.Pool{New: func() any { return new(make([]byte, 0, maxHeld)) }}

// Write gathers p while the connection is corked, and sends it otherwise.
func (c *corkConn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil {
		return c.Conn.Write(p)
	}
	if len(*c.held)+len(p) > maxHeld {
		if err := c.release(); err != nil {
			return 0, err
		}
		return c.Conn.Write(p)
	}
	*c.held = append(*c.held, p...)
	return len(p), nil
}

// cork begins to gather.
func (c *corkConn) cork() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil {
		c.held = heldBuffers.Get().(*[]byte)
	}
}

// uncork sends what was gathered. That the client has left shows at the next write.
func (c *corkConn) uncork() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.release()
}

func (c *corkConn) release() error {
	if c.held == nil {
		return nil
	}
	buffer := c.held
	c.held = nil
	_, err := c.Conn.Write(*buffer)
	*buffer = (*buffer)[:0]
	heldBuffers.Put(buffer)
	return err
}

// corkListener makes the connections that it accepts able to gather writes.
type corkListener struct{ net.Listener }

func (l corkListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &corkConn{Conn: c}, nil
}

type corkKey struct{}

// withCork lets handlers find the connection of their request.
func withCork(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*corkConn); ok {
		return context.WithValue(ctx, corkKey{}, c)
	}
	return ctx
}

// writeWhole writes headers and body of an answer whose Content-Length is set, in one piece if the
// connection can.
func writeWhole(c *gin.Context, body []byte) {
	conn, ok := c.Request.Context().Value(corkKey{}).(*corkConn)
	if !ok || len(body) > maxHeld || Method(c.Request) == http.MethodHead {
		_, _ = c.Writer.Write(body) // an error means that the client has left, which is nobody's fault
		return
	}
	conn.cork()
	defer conn.uncork()
	_, _ = c.Writer.Write(body)
	c.Writer.Flush()
}
