package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
)

// marker finds the words of a text that answer a query.
type marker struct {
	analyzer analysis.Analyzer
	terms    map[string]answer
	phrases  []markedPhrase
	units    int   // of the query
	forms    []Why // words found in another form than typed
}

// answer is what a term of a text answers.
type answer struct {
	units   []int
	typed   string
	concept string
}

// markedPhrase is a phrase: its words are marked only where they stand together.
type markedPhrase struct {
	terms []string // by position, "" for any
	answer
}

// maxWhy is how many forms of words a hit explains.
const maxWhy = 3

// newMarker returns nil when the query has no words.
func newMarker(a *analyzers, lang int, p *plan) *marker {
	m := &marker{analyzer: a.parts[lang], terms: map[string]answer{}, units: len(p.units)}
	wanted := false
	for n, u := range p.units {
		if u.not {
			continue
		}
		wanted = true
		by := answer{units: []int{n}, typed: u.typed}
		if f := u.langs[lang]; f.phrase != nil {
			m.phrases = append(m.phrases, markedPhrase{f.phrase, by})
		} else if !p.covers(n, lang) {
			for _, term := range f.tokens {
				m.add(term, by)
			}
		}
	}
	for _, e := range p.expansions {
		if e.lang == lang {
			m.addForms(&e)
		}
	}
	if !wanted {
		return nil
	}
	return m
}

// addForms adds the forms of an expansion, first those of the highest weight.
func (m *marker) addForms(e *expansion) {
	for _, f := range e.forms {
		by := answer{units: e.units, typed: e.typed, concept: f.concept}
		if len(f.tokens) == 1 {
			m.add(f.tokens[0], by)
			continue
		}
		m.phrases = append(m.phrases, markedPhrase{f.tokens, by})
	}
}

func (m *marker) add(term string, by answer) {
	if _, taken := m.terms[term]; !taken {
		m.terms[term] = by
	}
}

// spans finds the answering words of a text, in order, overlapping ones (Korean bigrams) joined.
func (m *marker) spans(text string) []span {
	stream := m.analyzer.Analyze([]byte(text)) // a copy: filters may change the bytes
	var found []span
	for _, t := range stream {
		if by, ok := m.terms[string(t.Term)]; ok {
			found = append(found, span{t.Start, t.End, by})
		}
	}
	for _, p := range m.phrases {
		found = append(found, phraseSpans(stream, p)...)
	}
	slices.SortStableFunc(found, func(a, b span) int { return a.start - b.start })
	var joined []span
	for _, s := range found {
		if n := len(joined); n > 0 && s.start < joined[n-1].end {
			joined[n-1].end = max(joined[n-1].end, s.end)
			continue
		}
		joined = append(joined, s)
	}
	for _, s := range joined {
		m.note(s.answer, text[s.start:s.end])
	}
	return joined
}

// phraseSpans finds the places where a phrase stands.
func phraseSpans(stream analysis.TokenStream, p markedPhrase) []span {
	var found []span
	eachPhrase(stream, p.terms, func(first, last *analysis.Token) {
		found = append(found, span{first.Start, last.End, p.answer})
	})
	return found
}

// eachPhrase calls do with the first and last word of every place where terms stand in a row; "" stands for any.
func eachPhrase(stream analysis.TokenStream, terms []string, do func(first, last *analysis.Token)) {
	for at, first := range stream {
		if string(first.Term) == terms[0] {
			if last := rowEnd(stream[at:], terms); last != nil {
				do(first, last)
			}
		}
	}
}

// rowEnd is the last word of terms if a stream begins with them, each at its place, else nil.
func rowEnd(stream analysis.TokenStream, terms []string) *analysis.Token {
	last, next := stream[0], 1
	for i, term := range terms {
		if i == 0 || term == "" {
			continue
		}
		for next < len(stream) && stream[next].Position < stream[0].Position+i {
			next++
		}
		if next == len(stream) || stream[next].Position != stream[0].Position+i || string(stream[next].Term) != term {
			return nil
		}
		last = stream[next]
	}
	return last
}

// worth values the spans of a passage: different units far above repeated ones.
func (m *marker) worth(spans []span) float64 {
	seen := make([]int, m.units)
	total := 0.0
	for _, s := range spans {
		for _, unit := range s.units {
			seen[unit]++
			switch seen[unit] {
			case 1:
				total += 1
			case 2, 3:
				total += 0.1
			}
		}
	}
	return total
}

// note remembers a word found in another form than it was typed.
func (m *marker) note(by answer, matched string) {
	matched, typed := strings.ToLower(matched), strings.ToLower(by.typed)
	if matched == typed || by.concept == "" && strings.Contains(typed, matched) || len(m.forms) == maxWhy {
		return
	}
	why := Why{Typed: by.typed, Matched: matched, Concept: by.concept}
	if !slices.ContainsFunc(m.forms, func(o Why) bool { return o.Matched == matched }) {
		m.forms = append(m.forms, why)
	}
}

// why lists the forms noted. A nil marker has none.
func (m *marker) why() []Why {
	if m == nil {
		return nil
	}
	return m.forms
}
