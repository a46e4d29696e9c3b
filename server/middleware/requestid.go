package middleware

import (
	"math/rand/v2"
	"strconv"

	"github.com/gin-gonic/gin"
)

// idHeader carries the request id to the reader, who can quote it, and idKey to the log.
const (
	idHeader = "X-Request-Id"
	idKey    = "siaga.request-id"
)

// RequestID gives each request an id of its own. An id sent by the client is ignored: it would let a
// stranger write what he likes into the log.
func RequestID() gin.HandlerFunc {
	return func(c *gin.Context) {
		id := strconv.FormatUint(rand.Uint64(), 36) // a name, no secret
		c.Set(idKey, id)
		c.Writer.Header()[idHeader] = []string{id}
		c.Next()
	}
}

// ID returns the id of the request, "" outside RequestID.
func ID(c *gin.Context) string { return c.GetString(idKey) }
