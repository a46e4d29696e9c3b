package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"siaga/content"
)

// picturePath is where the pictures of a library are served.
const picturePath = "/pictures/"

// servedPictures are the types, as the bytes tell, that a picture may have.
var servedPictures = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// picture serves a picture that lies in the library, whatever its name says only as what its bytes are.
func (s *Server) picture(c *gin.Context) error {
	name := strings.TrimPrefix(c.Param("file"), "/")
	body, err := s.cfg.Site.Current().Library.Picture(name)
	if err != nil {
		return err
	}
	kind := http.DetectContentType(body)
	if !slices.Contains(servedPictures, kind) {
		return fmt.Errorf("%s is %s: %w", name, kind, content.ErrNotFound)
	}
	sum := sha256.Sum256(body)
	h := c.Writer.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	h.Set("Cache-Control", "public, max-age=300")
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(body))
	return nil
}

// pictureURL is the address of a picture named in a document of the library, ok false when it has none.
func (t text) pictureURL(dest string) (string, bool) {
	u, err := url.Parse(dest)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return "", false
	}
	name := strings.TrimPrefix(u.Path, "/")
	if !strings.HasPrefix(u.Path, "/") {
		name = path.Join(path.Dir(t.doc.File), u.Path)
	}
	if !t.b.snap.Library.HasPicture(name) {
		return "", false
	}
	return picturePath + escapePath(name), true
}

// image is what markdown asks for each picture. On a line where the reader saves data it becomes a link, so
// that nothing is loaded unasked.
func (t text) image(dest string) (string, bool) {
	if t.b.saveData {
		return "", false
	}
	return t.pictureURL(dest)
}
