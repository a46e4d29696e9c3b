package content

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug turns text into the form used in addresses: letters, digits and marks of any script in lower
// case, everything else one dash ("Gempa & Tsunami 2018" becomes "gempa-tsunami-2018").
func Slug(text string) string {
	var b strings.Builder
	dash := false
	// Names written on macOS come decomposed; composed they equal what a person types.
	for _, r := range norm.NFC.String(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			dash = b.Len() > 0
			continue
		}
		if dash {
			b.WriteByte('-')
			dash = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// name is what the path of a file says about the document in it.
type name struct {
	folder string // Notes, Forums or Regions
	slug   string
	lang   string // "" when the path does not say
	stem   string // the file's own name without language and extension, for a title
}

// markdownExt lists what is read as Markdown. MDX is Markdown with components, which are left out.
var markdownExt = []string{".md", ".markdown", ".mdx"}

// cutMarkdownExt reports whether a file name is one of Markdown.
func cutMarkdownExt(file string) (stem string, ok bool) {
	ext := path.Ext(file)
	for _, e := range markdownExt {
		if strings.EqualFold(ext, e) {
			return file[:len(file)-len(ext)], true
		}
	}
	return file, false
}

// nameOf reads folder, slug and language from the path of a Markdown file. The slug is made of all
// folders below the top one of DESIGN §3, so that any nesting can be served; a folder named after a
// language gives the language and is no part of the slug, so that translations meet.
func nameOf(file string) name {
	dir, base := path.Split(file)
	stem, _ := cutMarkdownExt(base)
	n := name{folder: Notes}
	if i := strings.LastIndexByte(stem, '.'); i > 0 {
		if lang, ok := langCode(stem[i+1:]); ok {
			n.lang, stem = lang, stem[:i]
		}
	}
	n.stem = stem
	segments := strings.FieldsFunc(dir, func(r rune) bool { return r == '/' })
	if len(segments) > 0 && isFolder(segments[0]) {
		n.folder, segments = segments[0], segments[1:]
	}
	var parts []string
	for _, s := range segments {
		if lang, ok := langCode(s); ok {
			if n.lang == "" {
				n.lang = lang
			}
			continue
		}
		if p := Slug(s); p != "" {
			parts = append(parts, p)
		}
	}
	if !isIndexName(stem) || len(parts) == 0 {
		p := Slug(stem)
		if p == "" { // a name of signs alone, such as "!!.md"
			p = "x" + shortHash(file)
		}
		parts = append(parts, p)
	} else {
		n.stem = segments[len(segments)-1]
	}
	n.slug = strings.Join(parts, "-")
	return n
}

func isFolder(s string) bool { return s == Notes || s == Forums || s == Regions }

// isIndexName reports whether a file stands for its folder.
func isIndexName(stem string) bool {
	return strings.EqualFold(stem, "index") || strings.EqualFold(stem, "readme")
}

// titleOf makes a title of a file name, the last resort of a document without title and headings.
func titleOf(n name) string {
	words := strings.FieldsFunc(n.stem, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) })
	if len(words) == 0 {
		return n.slug
	}
	first := []rune(words[0])
	first[0] = unicode.ToUpper(first[0])
	words[0] = string(first)
	return strings.Join(words, " ")
}
