package index

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"siaga/index/lexicon"
)

// plan is a query as it is looked for.
type plan struct {
	units      []unit
	expansions []expansion
	lang       int // the language of most of its words, langOther when that cannot be told
}

// expansion is what words of a query are in one language beside themselves. All its forms together are scored as one
// term (Darwish and Oard 2003, "Probabilistic structured query methods"): scored apart, translations of one word would
// weigh more the more of them there are, nDCG@10 .825 and .710 where one term has .852 and .777.
type expansion struct {
	lang   int
	units  []int // those that a document with any of the forms has
	forms  []form
	weight float64
	typed  string
	own    bool // of the words' own language: other terms of their concept, for documents without the words
}

// form is one of the forms of an expansion.
type form struct {
	tokens  []string // all of them must be in a document
	whole   bool     // tokens are whole words, not stems or bigrams
	weight  float64
	concept string // of the glossary, "" when the form is the lexicon's or the words as written
}

// Weights of expansions.
const (
	writtenWeight = 1.0 // words as written, among their translations: .852 against .818 with a half and .623 without
	backOffWeight = 0.5 // words of a phrase one by one: .777 against .758 without and .770 with 1
	synonymWeight = 0.4 // other words of the same language for one thing
)

// plan analyses a query and finds what its words are in other languages.
func (x *Index) plan(ctx context.Context, s *snapshot, terms []Term, reader string) (*plan, error) {
	d, err := x.words.dictionary(ctx)
	if err != nil {
		return nil, err
	}
	p := &plan{units: x.analyzers.units(terms, x.stop)}
	g := guesser{snap: s, dict: d, stop: x.stop}
	if err := g.guess(ctx, p.units, reader); err != nil {
		return nil, err
	}
	p.lang = p.language(langOf(reader))
	e := expander{plan: p, dict: d, analyzers: x.analyzers, stop: x.stop}
	for _, run := range p.runs() {
		for lang := range langOther {
			if s.totals.Docs[lang] > 0 {
				e.expand(run, lang)
			}
		}
	}
	return p, x.strongest(ctx, s, p)
}

// language is that of most units, the reader's when as many are in it.
func (p *plan) language(reader int) int {
	var n [numLangs]int
	for _, u := range p.units {
		n[u.lang]++
	}
	best := reader
	for lang := range langOther {
		if n[lang] > n[best] || best == langOther && n[lang] > 0 {
			best = lang
		}
	}
	return best
}

// queryWord is a word of a query for the dictionary.
type queryWord struct {
	text, typed string
	unit        int
}

// runs are the stretches of words that may make a term together. A quoted phrase is meant as it is written.
func (p *plan) runs() [][]queryWord {
	var runs [][]queryWord
	var run []queryWord
	end := func() {
		if len(run) > 0 {
			runs = append(runs, run)
		}
		run = nil
	}
	for i, u := range p.units {
		if u.not || u.title || u.phrase {
			end()
			continue
		}
		typed := strings.Fields(u.typed)
		for j, w := range u.words {
			one := queryWord{w, w, i}
			if len(typed) == len(u.words) {
				one.typed = typed[j]
			}
			run = append(run, one)
		}
	}
	end()
	return runs
}

// expander finds expansions.
type expander struct {
	*plan
	dict      *dictionary
	analyzers *analyzers
	stop      stopWords
}

// expand looks the words of a run up for a language, the longest terms first.
func (e *expander) expand(run []queryWord, lang int) {
	for i := 0; i < len(run); {
		if hasHangul(run[i].text) {
			i += e.korean(run[i:], lang)
			continue
		}
		n := min(e.dict.longest, len(run)-i)
		for n > 1 && !e.term(run[i:i+n], lang) {
			n--
		}
		if n == 1 {
			e.term(run[i:i+1], lang)
		}
		i += n
	}
}

// term adds what the words of one term are in a language; ok is false when the dictionary does not know them.
func (e *expander) term(words []queryWord, lang int) (ok bool) {
	if len(words) == 1 && e.trivial(words[0].text) {
		return false
	}
	from := e.units[words[0].unit].lang
	for _, w := range words {
		if l := e.units[w.unit].lang; l != langOther && !e.stop.has(w.text) {
			from = l
			break
		}
	}
	text, typed := joined(words)
	for _, from := range sources(from) {
		if from == lang {
			if r := e.dict.synonyms(langCodes[lang], text, typed); len(r) > 0 {
				e.add(lang, words, r, synonymWeight, true, false)
				ok = true
			}
			if len(words) == 1 || ok {
				return ok // its own language; a word that may be of another one too is not carried over from there
			}
			continue
		}
		if r := e.dict.render(langCodes[from], langCodes[lang], text, typed); len(r) > 0 {
			e.add(lang, words, r, 1, false, true)
			if len(words) > 1 {
				e.backOff(words, from, lang)
			}
			return true
		}
	}
	return false
}

// sources are the languages that a word may be carried over from, the likely one first.
func sources(likely int) []int {
	switch likely {
	case langEN:
		return []int{langEN, langID}
	default:
		return []int{langID, langEN}
	}
}

// backOff adds what the single words of a term are.
func (e *expander) backOff(words []queryWord, from, lang int) {
	for i, w := range words {
		if e.trivial(w.text) || e.stop.has(w.text) {
			continue
		}
		r := e.dict.render(langCodes[from], langCodes[lang], w.text, w.typed)
		e.add(lang, words[i:i+1], r, backOffWeight, false, true)
	}
}

// trivial words are not looked up alone.
func (e *expander) trivial(word string) bool {
	return utf8.RuneCountInString(word) < 2 || e.stop.has(word) || strings.IndexFunc(word, unicode.IsLetter) < 0
}

// add adds an expansion; written says that the words as written count among its forms.
func (e *expander) add(lang int, words []queryWord, renderings []rendering, weight float64, own, written bool) {
	text, typed := joined(words)
	x := expansion{lang: lang, weight: weight, typed: typed, own: own}
	for _, w := range words {
		if !e.units[w.unit].weak && !slices.Contains(x.units, w.unit) {
			x.units = append(x.units, w.unit)
		}
	}
	if len(x.units) == 0 {
		return
	}
	for _, r := range renderings {
		if written && r.text == text {
			continue // counted once, below
		}
		if f, ok := e.analyzers.form(r.text, lang); ok {
			f.weight, f.concept = r.weight, r.concept
			x.forms = append(x.forms, f)
		}
	}
	if written && !(len(words) == 1 && lexicon.FalseFriend(text)) {
		if f, ok := e.analyzers.form(text, lang); ok {
			f.weight = writtenWeight
			x.forms = append(x.forms, f)
		}
	}
	if len(x.forms) > 0 {
		e.expansions = append(e.expansions, x)
	}
}

// form is how a term of a language is looked for.
func (a *analyzers) form(text string, lang int) (f form, ok bool) {
	if lang != langKO {
		f.tokens = distinct(nil, a.parts[lang].Analyze([]byte(text)))
		return f, len(f.tokens) > 0
	}
	words := strings.Fields(text)
	for _, w := range words {
		root := koreanRoot(w)
		if hasHangul(root) && utf8.RuneCountInString(root) == 1 {
			if len(words) == 1 {
				return form{tokens: []string{root}, whole: true}, true
			}
			continue // one syllable is in too many words
		}
		f.tokens = distinct(f.tokens, a.parts[lang].Analyze([]byte(root)))
	}
	return f, len(f.tokens) > 0
}

func joined(words []queryWord) (text, typed string) {
	var t, y []string
	for _, w := range words {
		t, y = append(t, w.text), append(y, w.typed)
	}
	return strings.Join(t, " "), strings.Join(y, " ")
}

// maxKoreanTerm is how many words a Korean term in the dictionary has at most.
const maxKoreanTerm = 3

// korean adds what the Korean words at the beginning of a run are in a language and returns how many it took. The last
// word of a term may have particles; a compound that is not known is split once.
func (e *expander) korean(run []queryWord, lang int) int {
	for n := min(maxKoreanTerm, len(run)); n > 0; n-- {
		words := run[:n]
		if slices.ContainsFunc(words, func(w queryWord) bool { return !hasHangul(w.text) }) {
			continue
		}
		before, _ := joined(words[:n-1])
		for _, noun := range koreanForms(words[n-1].text) {
			if r, ok := e.koreanTerm(strings.TrimSpace(before+" "+koreanRoot(noun)), words[n-1].text, lang); ok {
				e.add(lang, words, r, e.koreanWeight(lang), lang == langKO, false)
				return n
			}
		}
	}
	if lang != langKO {
		e.compound(run[:1], lang)
	}
	return 1
}

func (e *expander) koreanWeight(lang int) float64 {
	if lang == langKO {
		return synonymWeight
	}
	return 1
}

// koreanTerm looks a term up. One syllable that is left of a longer word is too little.
func (e *expander) koreanTerm(term, word string, lang int) ([]rendering, bool) {
	if utf8.RuneCountInString(term) == 1 && utf8.RuneCountInString(word) > 2 || e.stop.ko[term] || e.stop.ko[word] {
		return nil, false
	}
	if lang == langKO {
		r := e.dict.synonyms("ko", term, term)
		return r, len(r) > 0
	}
	r := e.dict.render("ko", langCodes[lang], term, term)
	return r, len(r) > 0
}

// compound adds what the two halves of a compound are: the longest known beginning and the rest.
func (e *expander) compound(word []queryWord, lang int) {
	text := word[0].text
	syllables := []rune(text)
	for at := len(syllables) - 1; at >= minNoun; at-- {
		r, ok := e.koreanTerm(koreanRoot(string(syllables[:at])), text, lang)
		if !ok {
			continue
		}
		e.add(lang, word, r, 1, false, false)
		if rest := string(syllables[at:]); utf8.RuneCountInString(rest) >= minNoun {
			for _, noun := range koreanForms(rest) {
				if r, ok := e.koreanTerm(koreanRoot(noun), rest, lang); ok {
					e.add(lang, word, r, 1, false, false)
					break
				}
			}
		}
		return
	}
}

// maxUnits is how many words of a query are looked for: the rarest of them.
const maxUnits = 12

// strongest leaves the stop words of a plan out, and of the others the most common ones beyond maxUnits.
func (x *Index) strongest(ctx context.Context, s *snapshot, p *plan) error {
	keep := make([]bool, len(p.units))
	var wanted []int
	often := make([]uint64, len(p.units))
	for i := range p.units {
		u := &p.units[i]
		keep[i] = !u.weak
		if u.weak || u.not {
			continue
		}
		wanted = append(wanted, i)
	}
	if len(wanted) > maxUnits {
		for _, i := range wanted {
			n, err := s.commonest(ctx, &p.units[i])
			if err != nil {
				return err
			}
			often[i] = n
		}
		slices.SortStableFunc(wanted, func(a, b int) int { return int(int64(often[a]) - int64(often[b])) })
		for _, i := range wanted[maxUnits:] {
			keep[i] = false
		}
	}
	p.only(keep)
	return nil
}

// commonest is how many documents of the language that has it most have the rarest term of a unit.
func (s *snapshot) commonest(ctx context.Context, u *unit) (uint64, error) {
	most := uint64(0)
	for lang := range numLangs {
		least := ^uint64(0)
		for _, t := range u.langs[lang].tokens {
			n, err := s.frequency(ctx, t, partBody, lang)
			if err != nil {
				return 0, err
			}
			least = min(least, n)
		}
		if len(u.langs[lang].tokens) > 0 {
			most = max(most, least)
		}
	}
	return most, nil
}

// only keeps some units and the expansions on them.
func (p *plan) only(keep []bool) {
	number := make([]int, len(p.units))
	var units []unit
	for i, u := range p.units {
		number[i] = len(units)
		if keep[i] {
			units = append(units, u)
		}
	}
	p.units = units
	var some []expansion
	for _, e := range p.expansions {
		e.units = slices.DeleteFunc(e.units, func(i int) bool { return !keep[i] })
		for j, i := range e.units {
			e.units[j] = number[i]
		}
		if len(e.units) > 0 {
			some = append(some, e)
		}
	}
	p.expansions = some
}

// covers reports whether an expansion in a language has a unit as written among its forms or in their place.
func (p *plan) covers(unit, lang int) bool {
	return slices.ContainsFunc(p.expansions, func(e expansion) bool {
		return e.lang == lang && !e.own && slices.Contains(e.units, unit)
	})
}
