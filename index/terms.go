package index

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/id"
)

// unit is one word or phrase of a query as the index looks for it: in every language, analysed as that
// language wants.
type unit struct {
	typed string
	not   bool
	title bool // only in titles
	weak  bool // a stop word: it counts only when the query has nothing else
	langs [numLangs]forms
}

// forms is what a unit becomes in one language.
type forms struct {
	tokens []string // distinct terms; all of them must be in a document
	phrase []string // terms by position, "" for any, if they must stand in this order, else nil
	word   string   // Korean: the word whole, to rank exact matches above bigrams
}

// stopWords are left out of a query that has other words: they are in most documents, cost most of the
// time and say nothing. They stay in the index, so that a phrase may hold them.
type stopWords map[string]bool

func newStopWords() (stopWords, error) {
	words := analysis.NewTokenMap()
	for _, list := range [][]byte{id.IndonesianStopWords, en.EnglishStopWords} {
		if err := words.LoadBytes(list); err != nil {
			return nil, err
		}
	}
	return stopWords(words), nil
}

// units makes the units of a query's terms on text. Equal ones are taken once.
func (a *analyzers) units(terms []Term, stop stopWords) []unit {
	var units []unit
	for _, t := range terms {
		if t.Field != "" && t.Field != FieldTitle {
			continue
		}
		u := unit{
			typed: t.Text, not: t.Not, title: t.Field == FieldTitle,
			weak: !t.Phrase && stop[strings.ToLower(t.Text)],
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
	return dropWeak(units)
}

// dropWeak leaves out stop words if there is any other word to look for.
func dropWeak(units []unit) []unit {
	strong := slices.ContainsFunc(units, func(u unit) bool { return !u.weak && !u.not })
	if !strong {
		return units
	}
	return slices.DeleteFunc(units, func(u unit) bool { return u.weak })
}

// forms analyses a term in one language.
func (a *analyzers) forms(t Term, lang int) forms {
	var f forms
	stream := a.parts[lang].Analyze([]byte(t.Text)) // a copy: filters may change the bytes
	for _, tok := range stream {
		if term := string(tok.Term); !slices.Contains(f.tokens, term) {
			f.tokens = append(f.tokens, term)
		}
	}
	if t.Phrase && len(stream) > 1 {
		f.phrase = positions(stream)
	}
	if lang == langKO && !t.Phrase && strings.ContainsFunc(t.Text, isHangul) {
		if words := a.word.Analyze([]byte(t.Text)); len(words) == 1 {
			f.word = string(words[0].Term)
		}
	}
	return f
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

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
