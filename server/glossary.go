package server

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"siaga/server/i18n"
)

// term is a glossary entry as a page shows it.
type term struct {
	ID         string
	Name       string
	Synonyms   string
	Acronyms   string
	Definition string
	DefLang    string // language of the definition when it is not the reader's, else ""
	Others     []translation
	Source     string // where the definition comes from, with its address last
	SourceNo   int    // its number in the list of the glossary page, 1-based; 0 for none
	Review     bool   // the term in the reader's language awaits a native speaker's review
}

// term makes the page's form of a concept, named in lang.
func (b base) term(id, lang string) (term, bool) {
	c := b.snap.Library.Glossary.Concept(id)
	if c == nil {
		return term{}, false
	}
	names := c.Terms[lang]
	if len(names) == 0 {
		names = c.Terms["en"]
	}
	if len(names) == 0 {
		return term{}, false
	}
	t := term{ID: c.ID, Name: names[0], Synonyms: strings.Join(names[1:], ", "), Acronyms: strings.Join(c.Acronyms, ", "), Source: c.Source}
	t.Definition = c.Definition[lang]
	if t.Definition == "" {
		t.Definition = c.Definition["en"]
		if t.Definition != "" && lang != "en" {
			t.DefLang = "en"
		}
	}
	t.Review = c.NativeReview[lang]
	for _, l := range i18n.Langs {
		if l != lang && len(c.Terms[l]) > 0 {
			t.Others = append(t.Others, translation{l, c.Terms[l][0], b.SearchURL("q", c.Terms[l][0])})
		}
	}
	return t, true
}

// usedTerm finds the glossary words that the Markdown renderer has marked.
var usedTerm = regexp.MustCompile(`data-term="([^"]+)"`)

// termsOn lists the concepts explained on a page, so that their definitions stand in it and the pop-over
// needs no request.
func (b base) termsOn(body template.HTML, lang string) []term {
	var list []term
	seen := map[string]bool{}
	for _, m := range usedTerm.FindAllStringSubmatch(string(body), -1) {
		if seen[m[1]] {
			continue
		}
		seen[m[1]] = true
		if t, ok := b.term(m[1], lang); ok {
			list = append(list, t)
		}
	}
	return list
}

type glossaryPage struct {
	base
	Sources     []glossarySource
	ShowSources bool // list the sources instead of the terms, which alone fill a page
	Groups      []termGroup
	Total       int
	Unreviewed  int // terms that no native speaker has read
}

// MostUnreviewed says that a badge on each term would say the same everywhere.
func (p glossaryPage) MostUnreviewed() bool { return 2*p.Unreviewed > p.Total }

// termGroup is the terms that begin with one letter.
type termGroup struct {
	Letter string
	Terms  []term
}

// glossary lists every concept in the reader's language.
func (s *Server) glossary(c *gin.Context) error {
	b := s.base(c, s.cfg.Site.Current())
	p := glossaryPage{base: b}
	p.Section, p.Title, p.CSS = "glossary", b.T("nav.glossary"), []string{"css/glossary.css"}
	var terms []term
	for _, c := range b.snap.Library.Glossary.Concepts {
		if t, ok := b.term(c.ID, b.Lang); ok {
			terms = append(terms, t)
			if t.Review {
				p.Unreviewed++
			}
		}
	}
	order := collate.New(language.Make(b.Lang), collate.IgnoreCase)
	p.number(terms)
	p.ShowSources = b.query.Has("sources")
	slices.SortStableFunc(terms, func(x, y term) int { return cmp.Or(order.CompareString(x.Name, y.Name), cmp.Compare(x.ID, y.ID)) })
	for _, t := range terms {
		l := initial(t.Name)
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Letter != l {
			p.Groups = append(p.Groups, termGroup{Letter: l})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Terms = append(g.Terms, t)
	}
	p.Total = len(terms)
	return s.render(c, 200, "glossary", p)
}

// glossarySource is where definitions come from.
type glossarySource struct{ Text, URL string }

// number lists each source once, in the order of the glossary, and gives the terms their numbers.
func (p *glossaryPage) number(terms []term) {
	numbers := map[string]int{}
	for i, t := range terms {
		if t.Source == "" {
			continue
		}
		if numbers[t.Source] == 0 {
			s := glossarySource{Text: t.Source}
			if at := strings.LastIndex(t.Source, "http"); at >= 0 {
				s = glossarySource{strings.TrimRight(t.Source[:at], " ,."), t.Source[at:]}
			}
			p.Sources = append(p.Sources, s)
			numbers[t.Source] = len(p.Sources)
		}
		terms[i].SourceNo = numbers[t.Source]
	}
}

// hangulInitials are the leading consonants in Unicode order, doubled ones filed under the plain one as
// Korean dictionaries of terms do.
var hangulInitials = []rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")

// initial is the heading under which a term stands: its first letter, a Hangul syllable's leading
// consonant, or "0-9".
func initial(name string) string {
	r := []rune(strings.ToUpper(name))[0]
	switch {
	case r >= '가' && r <= '힣':
		return string(hangulInitials[(r-'가')/(21*28)])
	case r >= '0' && r <= '9':
		return "0–9"
	}
	return string(r)
}
