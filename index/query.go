package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a query. More is cut off, never refused.
const (
	MaxQueryRunes = 256
	MaxTerms      = 64
	MaxSize       = 100
	MaxFrom       = 1000
	DefaultSize   = 20
)

// Values of Query.Sort.
const (
	SortRelevance = ""
	SortNew       = "new"   // last reviewed first
	SortTitle     = "title" // by title, A to Z
)

// Query is what a reader asks for.
type Query struct {
	Text    string              // words, "a phrase", -without, field:value; see Parse
	Lang    string              // the reader's language: preferred among translations and slightly in the order
	In      []string            // content languages wanted; empty: all. The same as Filters["in"]
	Filters map[string][]string // facet name → values wanted: any of them, and all facets at once
	From    int                 // hits to leave out, at most MaxFrom
	Size    int                 // hits to return, at most MaxSize; 0: DefaultSize; negative: none, for counts alone
	Sort    string              // SortRelevance, SortNew or SortTitle; without words always SortNew instead of relevance
	Group   bool                // one hit for all translations of a note; totals and counts then count notes
}

// Parse reads the text of the query.
func (q Query) Parse() Parsed { return Parse(q.Text) }

// Term is one part of a query as the reader typed it.
type Term struct {
	Text   string // the word, the words of a phrase, or the value of a field
	Phrase bool   // stood in quotation marks
	Not    bool   // stood behind a minus: hits must not have it
	Field  string // "" for all text, FieldTitle, or the name of a facet
}

// FieldTitle limits a term to titles.
const FieldTitle = "title"

// Parsed is a query taken apart, so that a page can read it back part by part.
type Parsed struct {
	Terms []Term
	Cut   bool // the text was longer than the limits allow and its end was left out
}

// Parse takes a query apart. It knows words, "phrases", -without and field:value, where value may be a
// phrase; names of fields may be English, Indonesian or Korean. There is no wrong query: what makes no sense
// as syntax is read as words. The text may hold anything, also invalid UTF-8.
func Parse(text string) Parsed {
	var p Parsed
	text = clean(text)
	if utf8.RuneCountInString(text) > MaxQueryRunes {
		runes := []rune(text)
		text, p.Cut = string(runes[:MaxQueryRunes]), true
	}
	for rest := text; ; {
		term, after, ok := nextTerm(rest)
		if !ok {
			return p
		}
		rest = after
		if !hasWord(term.Text) {
			continue
		}
		if len(p.Terms) == MaxTerms {
			p.Cut = true
			return p
		}
		p.Terms = append(p.Terms, term)
	}
}

// nextTerm reads one term from the beginning of s. The term may be empty.
func nextTerm(s string) (t Term, rest string, ok bool) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if s == "" {
		return Term{}, "", false
	}
	if after, minus := cutMinus(s); minus {
		t.Not, s = true, after
	}
	if name, after, found := strings.Cut(s, ":"); found {
		if field := fieldAlias(name); field != "" && after != "" && !startsWithSpace(after) {
			t.Field, s = field, after
		}
	}
	if phrase, after, quoted := cutQuoted(s); quoted {
		t.Text, t.Phrase = strings.Join(strings.Fields(phrase), " "), true
		return t, after, true
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isQuote(r) })
	switch {
	case end < 0:
		end = len(s)
	case end == 0: // a lone quotation mark
		_, end = utf8.DecodeRuneInString(s)
	}
	t.Text = s[:end]
	return t, s[end:], true
}

// cutMinus takes a minus off that stands directly before a word or a quotation mark.
func cutMinus(s string) (after string, ok bool) {
	for _, minus := range []string{"-", "−", "–"} {
		if after, ok := strings.CutPrefix(s, minus); ok {
			r, _ := utf8.DecodeRuneInString(after)
			return after, unicode.IsLetter(r) || unicode.IsDigit(r) || isQuote(r)
		}
	}
	return s, false
}

// quotes are the pairs in use on Indonesian, English and Korean keyboards and in pasted text.
var quotes = map[rune]string{'"': `"“”`, '“': `”"“`, '”': `”"“`, '„': `“”"`, '«': `»`, '「': `」`, '『': `』`}

func isQuote(r rune) bool { return quotes[r] != "" }

// cutQuoted takes a quoted phrase off. Without an end the mark is no quotation mark.
func cutQuoted(s string) (phrase, after string, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	closing := quotes[r]
	if closing == "" {
		return "", s, false
	}
	end := strings.IndexAny(s[n:], closing)
	if end < 0 {
		return "", s, false
	}
	_, m := utf8.DecodeRuneInString(s[n+end:])
	return s[n : n+end], s[n+end+m:], true
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// hasWord reports whether there is anything in s that could be found.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// fieldAliases are the names of fields in the three languages of the interface.
var fieldAliases = map[string]string{
	"title": FieldTitle, "judul": FieldTitle, "제목": FieldTitle,
	"hazard": FacetHazard, "bahaya": FacetHazard, "재해": FacetHazard, "위험": FacetHazard,
	"sector": FacetSector, "sektor": FacetSector, "부문": FacetSector,
	"phase": FacetPhase, "tahap": FacetPhase, "fase": FacetPhase, "단계": FacetPhase,
	"measure": FacetMeasure, "upaya": FacetMeasure, "tindakan": FacetMeasure, "대책": FacetMeasure,
	"office": FacetOffice, "dinas": FacetOffice, "kantor": FacetOffice, "부서": FacetOffice, "기관": FacetOffice,
	"region": FacetRegion, "wilayah": FacetRegion, "daerah": FacetRegion, "지역": FacetRegion,
	"kind": FacetKind, "jenis": FacetKind, "종류": FacetKind,
	"forum": FacetForum, "포럼": FacetForum,
	"evidence": FacetEvidence, "bukti": FacetEvidence, "근거": FacetEvidence,
	"in": FacetIn, "lang": FacetIn, "bahasa": FacetIn, "언어": FacetIn,
}

// fieldAlias is the field that a name stands for, "" if it is none.
func fieldAlias(name string) string { return fieldAliases[strings.ToLower(name)] }

// String writes the query so that Parse reads the same terms from it.
func (p Parsed) String() string {
	parts := make([]string, len(p.Terms))
	for i, t := range p.Terms {
		parts[i] = t.String()
	}
	return strings.Join(parts, " ")
}

// Without is the query without its term i, as the text of a link that takes it off.
func (p Parsed) Without(i int) string {
	rest := make([]Term, 0, len(p.Terms))
	for j, t := range p.Terms {
		if j != i {
			rest = append(rest, t)
		}
	}
	return Parsed{Terms: rest}.String()
}

// String writes the term as it may be typed.
func (t Term) String() string {
	s := t.Text
	if t.Phrase {
		s = `"` + s + `"`
	}
	if t.Field != "" {
		s = t.Field + ":" + s
	}
	if t.Not {
		s = "-" + s
	}
	return s
}
