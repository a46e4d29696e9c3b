package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
)

// marker finds the words of a text that answer a query.
type marker struct {
	analyzer analysis.Analyzer
	units    map[string]int // term → unit
	phrases  []markedPhrase
	typed    []string // by unit
	forms    map[string]int
	order    []string
}

// markedPhrase is a phrase: its words are marked only where they stand together.
type markedPhrase struct {
	terms []string // by position, "" for any
	unit  int
}

// maxWhy is how many forms of words a hit explains.
const maxWhy = 3

// newMarker returns nil when the query has no words.
func newMarker(a *analyzers, lang int, units []unit) *marker {
	m := &marker{analyzer: a.parts[lang], units: map[string]int{}, forms: map[string]int{}}
	for _, u := range units {
		if u.not {
			continue
		}
		n := len(m.typed)
		m.typed = append(m.typed, u.typed)
		f := u.langs[lang]
		if f.phrase != nil {
			m.phrases = append(m.phrases, markedPhrase{f.phrase, n})
			continue
		}
		for _, term := range f.tokens {
			if _, taken := m.units[term]; !taken {
				m.units[term] = n
			}
		}
	}
	if len(m.typed) == 0 {
		return nil
	}
	return m
}

// spans finds the answering words of a text, in order, overlapping ones (Korean bigrams) joined.
func (m *marker) spans(text string) []span {
	stream := m.analyzer.Analyze([]byte(text)) // a copy: filters may change the bytes
	var found []span
	for _, t := range stream {
		if unit, ok := m.units[string(t.Term)]; ok {
			found = append(found, span{t.Start, t.End, unit})
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
		m.note(s.unit, text[s.start:s.end])
	}
	return joined
}

// phraseSpans finds the places where a phrase stands.
func phraseSpans(stream analysis.TokenStream, p markedPhrase) []span {
	at := make(map[int]*analysis.Token, len(stream))
	for _, t := range stream {
		at[t.Position] = t
	}
	var found []span
	for _, first := range stream {
		last, ok := first, true
		for i, term := range p.terms {
			if term == "" {
				continue
			}
			t := at[first.Position+i]
			if ok = t != nil && string(t.Term) == term; !ok {
				break
			}
			last = t
		}
		if ok {
			found = append(found, span{first.Start, last.End, p.unit})
		}
	}
	return found
}

// worth values the spans of a passage: different units far above repeated ones.
func (m *marker) worth(spans []span) float64 {
	seen := make([]int, len(m.typed))
	total := 0.0
	for _, s := range spans {
		seen[s.unit]++
		switch seen[s.unit] {
		case 1:
			total += 1
		case 2, 3:
			total += 0.1
		}
	}
	return total
}

// note remembers a word found in another form than it was typed.
func (m *marker) note(unit int, matched string) {
	matched = strings.ToLower(matched)
	typed := strings.ToLower(m.typed[unit])
	if matched == typed || strings.Contains(typed, matched) || len(m.order) == maxWhy {
		return
	}
	if _, known := m.forms[matched]; !known {
		m.forms[matched] = unit
		m.order = append(m.order, matched)
	}
}

// why lists the forms noted. A nil marker has none.
func (m *marker) why() []Why {
	if m == nil {
		return nil
	}
	var out []Why
	for _, matched := range m.order {
		out = append(out, Why{Typed: m.typed[m.forms[matched]], Matched: matched})
	}
	return out
}
