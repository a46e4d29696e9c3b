package middleware

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Limit refuses request bodies of more than n bytes: at once with tooLarge when the client says so
// beforehand, else by an *http.MaxBytesError from reading the body.
func Limit(n int64, tooLarge gin.HandlerFunc) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.ContentLength > n {
			c.Abort()
			c.Writer.Header().Set("Connection", "close") // the body is not read, so the connection cannot be used again
			tooLarge(c)
			return
		}
		if c.Request.Body != nil {
			c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, n)
		}
		c.Next()
	}
}
