package middleware

import (
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/gin-gonic/gin"
)

// Recover turns a panic of a handler into a 500 written by fail, and puts the stack into the log. When
// part of the answer has already left, the connection is cut instead: half a page must not look whole.
func Recover(log *slog.Logger, fail gin.HandlerFunc) gin.HandlerFunc {
	return func(c *gin.Context) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			log.LogAttrs(c.Request.Context(), slog.LevelError, "panic",
				slog.Any("value", v),
				slog.String("route", c.FullPath()),
				slog.String("id", ID(c)),
				slog.String("stack", string(debug.Stack())),
			)
			if c.Writer.Written() {
				panic(http.ErrAbortHandler)
			}
			c.Abort()
			fail(c)
		}()
		c.Next()
	}
}
