package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"siaga/server/middleware"
)

// asset is one static file under its hashed address, with its compressed forms made on first use.
type asset struct {
	contentType string
	plain       []byte
	gzip        func() []byte
	brotli      func() []byte
}

// assets serves static files under addresses that hold a hash of their content, so that a browser may
// keep them for a year. Only exact hashed addresses are answered.
type assets struct {
	url  map[string]string // "css/base.css" → "/static/css/base.0123456789ab.css"
	byte map[string]*asset // address → file
}

// newAssets reads the folders of fsys that pages link to.
func newAssets(fsys fs.FS, folders ...string) (*assets, error) {
	a := &assets{url: map[string]string{}, byte: map[string]*asset{}}
	for _, folder := range folders {
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			body, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			a.add(name, body)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *assets) add(name string, body []byte) {
	ext := path.Ext(name)
	sum := sha256.Sum256(body)
	u := "/static/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	ctype := mime.TypeByExtension(ext)
	if ext == ".js" {
		ctype = "text/javascript; charset=utf-8"
	}
	a.url[name] = u
	a.byte[u] = &asset{
		contentType: ctype,
		plain:       body,
		gzip:        sync.OnceValue(func() []byte { return gzipped(body) }),
		brotli:      sync.OnceValue(func() []byte { return brotlied(body) }),
	}
}

// URL returns the hashed address of a file; an unknown name is an error, so that a template with a slip
// in it fails its test.
func (a *assets) URL(name string) (string, error) {
	u, ok := a.url[name]
	if !ok {
		return "", fmt.Errorf("no static file %q", name)
	}
	return u, nil
}

// ServeHTTP answers an exact hashed address and nothing else.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.byte[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := f.plain
	switch encoding := middleware.Encoding(r.Header.Get("Accept-Encoding")); encoding {
	case "br":
		body = f.brotli()
		h.Set("Content-Encoding", encoding)
	case "gzip":
		body = f.gzip()
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

func gzipped(b []byte) []byte {
	var buf bytes.Buffer
	w, _ := gzip.NewWriterLevel(&buf, gzip.BestCompression) // the level is valid, so there is no error
	w.Write(b)
	w.Close()
	return buf.Bytes()
}

func brotlied(b []byte) []byte {
	var buf bytes.Buffer
	w := brotli.NewWriterLevel(&buf, brotli.BestCompression)
	w.Write(b)
	w.Close()
	return buf.Bytes()
}
