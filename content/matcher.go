package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a stretch of text that names a concept.
type Span struct {
	Start, End int // bytes
	Concept    string
}

// Matcher finds the terms of one language in text: whole words, several of them where a term has
// several, the longest term first. Case does not matter, save for terms in capitals alone: "API" is
// climate adaptation, "api" is Indonesian for fire. A Korean term may have anything behind it, because particles are
// written together with their word.
type Matcher struct {
	english bool
	latin   map[string][]term // by first word, folded; the longest first
	hangul  map[string][]term // by first two syllables; the longest first
}

// term is one way to name a concept.
type term struct {
	words   []string // folded, or as written when exact; for Hangul the whole term in words[0]
	exact   bool     // only in this case
	concept string
}

// hangulKey is the number of bytes of two syllables, the shortest Korean term that is looked for.
const hangulKey = 2 * len("가")

func newMatcher(concepts []Concept, lang string) *Matcher {
	m := &Matcher{english: lang == "en", latin: map[string][]term{}, hangul: map[string][]term{}}
	// Where two concepts share a word, the one that prefers it has it; of others the first.
	for i := range concepts {
		if terms := concepts[i].Terms[lang]; len(terms) > 0 {
			m.add(terms[0], concepts[i].ID)
		}
	}
	for i := range concepts {
		for _, t := range concepts[i].Terms[lang][min(1, len(concepts[i].Terms[lang])):] {
			m.add(t, concepts[i].ID)
		}
	}
	m.addAcronyms(concepts)
	longestFirst := func(a, b term) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(len(b.words[0]), len(a.words[0])))
	}
	for _, terms := range m.latin {
		slices.SortStableFunc(terms, longestFirst)
	}
	for _, terms := range m.hangul {
		slices.SortStableFunc(terms, longestFirst)
	}
	return m
}

// addAcronyms adds those that only one concept has: an explanation that may be the wrong one is worse
// than none.
func (m *Matcher) addAcronyms(concepts []Concept) {
	owners := map[string]int{}
	for i := range concepts {
		for _, a := range concepts[i].Acronyms {
			owners[a]++
		}
	}
	for i := range concepts {
		for _, a := range concepts[i].Acronyms {
			if owners[a] == 1 {
				m.add(a, concepts[i].ID)
			}
		}
	}
}

// add files one term, unless another concept has it already.
func (m *Matcher) add(s, concept string) {
	if startsWithHangul(s) {
		if len(s) >= hangulKey {
			m.hangul[s[:hangulKey]] = addTerm(m.hangul[s[:hangulKey]], term{[]string{s}, true, concept})
		}
		return
	}
	t := term{concept: concept, exact: strings.IndexFunc(s, unicode.IsLower) < 0}
	for w := range words(s) {
		word := s[w.start:w.end]
		if !t.exact {
			word = strings.ToLower(word)
		}
		t.words = append(t.words, word)
	}
	if len(t.words) == 0 {
		return
	}
	key := strings.ToLower(t.words[0])
	m.latin[key] = addTerm(m.latin[key], t)
}

func addTerm(terms []term, t term) []term {
	if slices.ContainsFunc(terms, func(o term) bool { return o.exact == t.exact && slices.Equal(o.words, t.words) }) {
		return terms
	}
	return append(terms, t)
}

func startsWithHangul(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Hangul, r)
}

// Find gives the terms of text in their order; they never overlap.
func (m *Matcher) Find(text string) []Span {
	var spans []Span
	all := slices.Collect(words(text))
	for i := 0; i < len(all); {
		concept, end, n := m.at(text, all[i:])
		if n == 0 {
			i++
			continue
		}
		spans = append(spans, Span{all[i].start, end, concept})
		i += n
	}
	return spans
}

// at looks for a term at the beginning of the first word; n is the number of words it takes.
func (m *Matcher) at(text string, all []word) (concept string, end, n int) {
	first := text[all[0].start:all[0].end]
	if len(first) >= hangulKey {
		rest := text[all[0].start:]
		for _, t := range m.hangul[first[:hangulKey]] {
			if strings.HasPrefix(rest, t.words[0]) {
				return t.concept, all[0].start + len(t.words[0]), wordsUpTo(all, all[0].start+len(t.words[0]))
			}
		}
	}
	for _, key := range m.forms(strings.ToLower(first)) {
		for _, t := range m.latin[key] {
			if m.matches(t, text, all) {
				return t.concept, all[len(t.words)-1].end, len(t.words)
			}
		}
	}
	return "", 0, 0
}

// matches reports whether the words of t stand at the beginning of all, with nothing but spaces and hyphens
// between them.
func (m *Matcher) matches(t term, text string, all []word) bool {
	if len(t.words) > len(all) {
		return false
	}
	for i, want := range t.words {
		if i > 0 && strings.Trim(text[all[i-1].end:all[i].start], " \t\n-\u2011") != "" {
			return false
		}
		got := text[all[i].start:all[i].end]
		switch last := i == len(t.words)-1; {
		case t.exact && got != want:
			return false
		case !t.exact && strings.EqualFold(got, want):
		case !t.exact && last && m.isForm(strings.ToLower(got), want):
		case !t.exact:
			return false
		}
	}
	return true
}

// forms are a word and, in English, what it may be the plural of; those that are not needed are "".
func (m *Matcher) forms(word string) [3]string {
	if m.english && len(word) > 3 && word[len(word)-1] == 's' {
		return [3]string{word, word[:len(word)-1], strings.TrimSuffix(word, "es")}
	}
	return [3]string{word}
}

func (m *Matcher) isForm(word, want string) bool {
	f := m.forms(word)
	return slices.Contains(f[:], want)
}

func wordsUpTo(all []word, end int) int {
	n := 1
	for n < len(all) && all[n].start < end {
		n++
	}
	return n
}

// word is a run of letters, digits and marks.
type word struct{ start, end int }

// words yields the words of text.
func words(text string) func(yield func(word) bool) {
	return func(yield func(word) bool) {
		start := -1
		for i, r := range text {
			inside := 'a' <= r && r <= 'z' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
			switch {
			case inside && start < 0:
				start = i
			case !inside && start >= 0:
				if !yield(word{start, i}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(word{start, len(text)})
		}
	}
}
