package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/id"
)

// unit is one word or phrase of a query as the index looks for it: in every language, analysed as that
// language wants.
type unit struct {
	typed  string
	not    bool
	title  bool // only in titles
	weak   bool // a stop word: it counts only when the query has nothing else
	phrase bool
	words  []string // in lower case
	lang   int      // the language that its words are in, langOther when that cannot be told
	langs  [numLangs]forms
}

// forms is what a unit becomes in one language.
type forms struct {
	tokens []string // distinct terms; all of them must be in a document
	more   []string // Korean: bigrams of a particle and what is before it, which need not be there
	phrase []string // terms by position, "" for any, if they must stand in this order, else nil
	words  []string // whole words as typed, to rank exact matches above stems and bigrams
}

// stopWords are left out of a query that has other words: they are in most documents, cost most of the
// time and say nothing. They stay in the index, so that a phrase may hold them.
type stopWords struct{ id, en, ko map[string]bool }

// spokenWords are stop words of Indonesian as it is typed to a friend, and question words that its list lacks.
var spokenWords = strings.Fields(`gimana gmn kenapa knp kalo klo kl gak ga nggak ngga enggak tdk yg dgn utk dg pd dr dlm krn jd
	aja sih dong deh kok nih tuh udah udh sdh blm lg bgt banget dimana kemana darimana apasaja gitu gini biar bikin mau
	siapa kapan berapa mana apa bagaimana dimaksud maksud disebut`)

func newStopWords() (stopWords, error) {
	load := func(list []byte) (analysis.TokenMap, error) {
		words := analysis.NewTokenMap()
		return words, words.LoadBytes(list)
	}
	indonesianWords, err := load(id.IndonesianStopWords)
	if err != nil {
		return stopWords{}, err
	}
	englishWords, err := load(en.EnglishStopWords)
	if err != nil {
		return stopWords{}, err
	}
	s := stopWords{id: indonesianWords, en: englishWords, ko: map[string]bool{}}
	for _, w := range spokenWords {
		s.id[w] = true
	}
	for _, w := range koreanStopWords {
		s.ko[w] = true
	}
	return s, nil
}

// has reports whether a word in lower case is a stop word of any language. A question may be hidden in an ending:
// dimanakah, siapakah.
func (s stopWords) has(word string) bool {
	if s.id[word] || s.en[word] || s.ko[word] {
		return true
	}
	bare, asked := strings.CutSuffix(word, "kah")
	return asked && s.id[bare]
}

// units makes the units of a query's terms on text, stop words among them. Equal ones are taken once.
func (a *analyzers) units(terms []Term, stop stopWords) []unit {
	var units []unit
	for _, t := range terms {
		if t.Field != "" && t.Field != FieldTitle {
			continue
		}
		u := unit{
			typed: t.Text, not: t.Not, title: t.Field == FieldTitle, phrase: t.Phrase, lang: langOther,
			weak: !t.Phrase && stop.has(strings.ToLower(t.Text)),
		}
		for _, w := range a.word.Analyze([]byte(t.Text)) {
			u.words = append(u.words, string(w.Term))
		}
		found := false
		for lang := range numLangs {
			u.langs[lang] = a.forms(t, lang)
			found = found || len(u.langs[lang].tokens) > 0
		}
		same := func(o unit) bool { return o.typed == u.typed && o.not == u.not && o.title == u.title }
		if found && !slices.ContainsFunc(units, same) {
			units = append(units, u)
		}
	}
	if !slices.ContainsFunc(units, func(u unit) bool { return !u.weak && !u.not }) {
		for i := range units {
			units[i].weak = false
		}
	}
	return units
}

// forms analyses a term in one language.
func (a *analyzers) forms(t Term, lang int) forms {
	var f forms
	text := t.Text
	if lang == langKO && !t.Phrase {
		text, _ = withoutParticle(text, minNoun)
	}
	stream := a.parts[lang].Analyze([]byte(text)) // a copy: filters may change the bytes
	f.tokens = distinct(f.tokens, stream)
	if text != t.Text {
		f.more = distinct(nil, a.parts[lang].Analyze([]byte(t.Text)))
		f.more = slices.DeleteFunc(f.more, func(s string) bool { return slices.Contains(f.tokens, s) })
	}
	if t.Phrase && len(stream) > 1 {
		f.phrase = positions(stream)
	}
	if !t.Phrase {
		f.words = distinct(nil, a.whole(lang).Analyze([]byte(t.Text)))
	}
	return f
}

// distinct adds the terms of a stream that are not there yet.
func distinct(terms []string, stream analysis.TokenStream) []string {
	for _, t := range stream {
		if term := string(t.Term); !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	return terms
}

// positions lays a stream out by position, beginning with its first word; a stop word that the analyser took
// out leaves a gap that any word may fill.
func positions(stream analysis.TokenStream) []string {
	first, last := stream[0].Position, stream[len(stream)-1].Position
	at := make([]string, last-first+1)
	for _, t := range stream {
		at[t.Position-first] = string(t.Term)
	}
	return at
}
