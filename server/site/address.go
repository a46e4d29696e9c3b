package site

import (
	"net/url"
	"slices"
	"strings"

	"siaga/content"
	"siaga/server/i18n"
)

// Path is the address on which a document is read in its language: the interface in that language, else
// the default one with ?in=.
func Path(id, lang string) string {
	path := (&url.URL{Path: id}).EscapedPath()
	if slices.Contains(i18n.Langs, lang) {
		return "/" + lang + "/" + path
	}
	return "/" + i18n.Langs[0] + "/" + path + "?in=" + url.QueryEscape(lang)
}

// MarkdownPath is the address of a document's file.
func MarkdownPath(d *content.Document) string {
	page, query, found := strings.Cut(Path(d.ID(), d.Lang), "?")
	if found {
		return page + ".md?" + query
	}
	return page + ".md"
}

// pageTop is the id of the main part of every page.
const pageTop = "x-main"

// PassagePath is the address of a passage on a page, "" standing for the top.
func PassagePath(page, anchor string) string {
	if anchor == "" {
		anchor = pageTop
	}
	return page + "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
}
