package server

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

// pages holds one independent template set per page: layout and partials are parsed once and cloned, so
// that every page may define "main".
type pages map[string]*template.Template

// parsePages parses layout.html, partial/*.html and every page/*.html of fsys.
func parsePages(fsys fs.FS, funcs template.FuncMap) (pages, error) {
	base, err := template.New("layout.html").Funcs(funcs).ParseFS(fsys, "layout.html", "partial/*.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, "page/*.html")
	if err != nil {
		return nil, err
	}
	set := pages{}
	for _, name := range names {
		clone, err := base.Clone()
		if err != nil {
			return nil, err
		}
		t, err := clone.ParseFS(fsys, name)
		if err != nil {
			return nil, err
		}
		set[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return set, nil
}

// render executes a page into memory, so that a failing template never leaves half a page.
func (p pages) render(name string, data any) ([]byte, error) {
	t, ok := p[name]
	if !ok {
		return nil, fmt.Errorf("no page template %q", name)
	}
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, "layout.html", data); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return buf.Bytes(), nil
}
