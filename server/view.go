package server

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/url"
	"strings"
	"unicode"

	"siaga/content"
	"siaga/content/markdown"
	"siaga/server/i18n"
	"siaga/templates"
)

// on hands a partial template the page it is on and the thing it shows.
type on struct{ Page, Row any }

// onFacet is on with the facet's name.
type onFacet struct {
	on
	Name string
}

// shortRevision is how many digits of a revision people are shown.
const shortRevision = 12

func short(revision string) string { return revision[:min(len(revision), shortRevision)] }

// host is the site of an address, without "www.".
func host(addr string) string {
	u, err := url.Parse(addr)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// script is the language that a text's letters give away, "ko" or "ja", or "". Titles of sources are in any
// language, and screen readers and fonts need to know which.
func script(text string) string {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		}
	}
	return ""
}

// fingerprint names everything but the library that a page is made from, for ETags.
func (s *Server) fingerprint() string {
	sum := sha256.New()
	_ = fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error { // an embedded folder has no errors
		if err == nil && !d.IsDir() {
			b, _ := fs.ReadFile(templates.FS, name)
			sum.Write(b)
		}
		return err
	})
	for _, name := range sorted(s.assets.url) {
		sum.Write([]byte(s.assets.url[name]))
	}
	sum.Write([]byte(s.cfg.Version + s.cfg.BaseURL + i18n.Fingerprint()))
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// excerptRunes is how much of a passage the tray shows.
const excerptRunes = 240

// excerpt is the beginning of a passage, cut at a word.
func (b base) excerpt(d *content.Document, anchor string) string {
	body, err := b.snap.Library.Body(d)
	if err != nil {
		return ""
	}
	doc, err := markdown.Parse(body)
	if err != nil {
		return ""
	}
	for _, p := range doc.Passages() {
		if p.Anchor == anchor {
			return cut(strings.Join(strings.Fields(p.Text), " "), excerptRunes)
		}
	}
	return ""
}

// cut shortens text to at most n runes at a word's end.
func cut(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	s := string(r[:n])
	if i := strings.LastIndex(s, " "); i > n/2 {
		s = s[:i]
	}
	return s + " …"
}

// TrayLink is the button that puts a whole note, by its first passage, in the tray.
func (p documentPage) TrayLink() template.HTML {
	anchor := content.LeadAnchor
	if len(p.Doc.Passages) > 0 {
		anchor = p.Doc.Passages[0].Anchor
	}
	return p.trayForm(p.Doc.Slug+"#"+anchor, p.T("use.tray"), p.T("use.tray"), "")
}
