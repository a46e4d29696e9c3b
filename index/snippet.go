package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxSnippets  = 2   // passages shown of a hit
	snippetRunes = 230 // length that a snippet does not exceed, but for what ends a word
)

// span is a range of bytes of a text that answers a unit of the query.
type span struct {
	start, end int
	answer
}

// snippets picks the passages of a document that answer the query best and cuts a piece out of each. The
// text is analysed once more for that; the engine's highlighter would want it stored in every field and
// knows no sentences. Without a query, or if only the title answers, the summary or the beginning is shown.
func (x *Index) snippets(lang int, c card, ps []passage, q *plan) ([]Snippet, []Why) {
	m := newMarker(x.analyzers, lang, q)
	type scored struct {
		passage
		spans []span
		score float64
	}
	var found []scored
	for _, p := range ps {
		if m == nil {
			break
		}
		spans := m.spans(p.text)
		score := m.worth(spans) + 0.5*m.worth(m.spans(p.heading))
		if len(spans) > 0 {
			found = append(found, scored{p, spans, score})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	found = found[:min(len(found), maxSnippets)]
	if len(found) == 0 {
		return leadSnippet(c, ps, m), m.why()
	}
	var out []Snippet
	for _, f := range found {
		out = append(out, Snippet{f.anchor, headingOf(f.passage, c), extract(f.text, f.spans)})
	}
	return out, m.why()
}

// headingOf is the heading of a passage, unless it only repeats the title.
func headingOf(p passage, c card) string {
	if p.heading == c.Title {
		return ""
	}
	return p.heading
}

// leadSnippet is the summary, else the beginning of the text.
func leadSnippet(c card, ps []passage, m *marker) []Snippet {
	text, anchor, heading := c.Summary, "", ""
	for _, p := range ps {
		if text != "" {
			break
		}
		text, anchor, heading = p.text, p.anchor, headingOf(p, c)
	}
	if text == "" {
		return nil
	}
	var spans []span
	if m != nil {
		spans = m.spans(text)
	}
	return []Snippet{{anchor, heading, extract(text, spans)}}
}

// extract cuts out of text the piece that shows its spans best.
func extract(text string, spans []span) []Segment {
	ends := sentences(text)
	start, end := cut(text, ends, spans)
	whole := func(at int) bool { return at == 0 || slices.Contains(ends, at) }
	return segments(text, start, end, spans, whole)
}

// cut chooses the piece of text to show: the sentences around the densest group of spans. It begins and
// ends with a sentence where that fits, else between words.
func cut(text string, ends []int, spans []span) (start, end int) {
	at := densest(text, spans)
	from := 0
	for _, e := range ends {
		if e > at {
			break
		}
		from = e
	}
	start = from
	if runesIn(text[start:at]) > snippetRunes/2 { // a long sentence: begin shortly before the words
		start = wordStart(text, back(text, at, snippetRunes/4))
	}
	end = start
	for _, e := range ends {
		if e <= start {
			continue
		}
		if runesIn(text[start:e]) > snippetRunes {
			break
		}
		end = e
	}
	if end <= at { // not even one sentence fits
		return start, wordEnd(text, forward(text, start, snippetRunes))
	}
	for _, e := range slices.Backward(append([]int{0}, ends...)) { // room left: what stands before
		if e < start && runesIn(text[e:end]) <= snippetRunes {
			start = e
		}
	}
	return start, end
}

// densest is where the window with the most different units begins; of equal ones the first.
func densest(text string, spans []span) int {
	best, at := -1, 0
	for i, s := range spans {
		units, n := uint16(0), 0
		for _, o := range spans[i:] {
			if o.end-s.start > snippetRunes { // bytes for runes: near enough to choose
				break
			}
			for _, unit := range o.units {
				if units&(1<<unit) == 0 {
					units, n = units|1<<unit, n+8
				}
			}
			n++
		}
		if n > best {
			best, at = n, s.start
		}
	}
	return min(at, len(text))
}

// sentences lists the ends of the sentences of a text, each behind its white space; the last is the end
// of the text. A sentence ends with a full stop, question or exclamation mark (also of Chinese and Japanese)
// before a space, unless what follows goes on in lower case or with a figure or the stop follows a single
// letter or figure, as in "no. 5", "J. Kim" and "1. Januari". Every line is a block of its own.
func sentences(text string) []int {
	var ends []int
	var last, before rune
	for i, r := range text {
		switch {
		case r == '\n':
			ends = append(ends, i+1)
		case unicode.IsSpace(r) && isStop(last) && startsSentence(text[i:]) && !(last == '.' && isInitial(text[:i], before)):
			ends = append(ends, i+utf8.RuneLen(r))
		case last == '。' || last == '！' || last == '？':
			ends = append(ends, i)
		}
		before, last = last, r
	}
	if len(ends) == 0 || ends[len(ends)-1] != len(text) {
		ends = append(ends, len(text))
	}
	return ends
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '。' }

func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, unicode.IsSpace))
	return !unicode.IsLower(r) && !unicode.IsDigit(r)
}

// isInitial reports whether the stop at the end of s, after the rune before, closes a single capital or a
// figure rather than a sentence.
func isInitial(s string, before rune) bool {
	s = strings.TrimSuffix(s, ".")
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[i+1:]
	}
	return utf8.RuneCountInString(s) == 1 && (unicode.IsUpper(before) || unicode.IsDigit(before))
}

func runesIn(s string) int { return utf8.RuneCountInString(s) }

// back is the index n runes before at.
func back(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// forward is the index n runes behind at.
func forward(s string, at, n int) int {
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// wordStart moves at on to the beginning of a word, if there is one within reach.
func wordStart(s string, at int) int {
	if i := strings.IndexFunc(s[at:], unicode.IsSpace); at > 0 && i >= 0 && i < maxTokenRunes {
		return at + i + 1
	}
	return at
}

// wordEnd moves at back to the end of a word, if there is one within reach.
func wordEnd(s string, at int) int {
	if i := strings.LastIndexFunc(s[:at], unicode.IsSpace); at < len(s) && i >= 0 && at-i < maxTokenRunes {
		return i
	}
	return at
}

// segments cuts text[start:end] at the spans; "…" says where a sentence was cut, that is where whole is false.
func segments(text string, start, end int, spans []span, whole func(at int) bool) []Segment {
	var out []Segment
	add := func(s string, marked bool) {
		s = strings.ReplaceAll(s, "\n", " ")
		if n := len(out); n > 0 && out[n-1].Marked == marked {
			out[n-1].Text += s
		} else if s != "" {
			out = append(out, Segment{s, marked})
		}
	}
	if !whole(start) {
		add("… ", false)
	}
	tail := ""
	if !whole(end) {
		tail = " …"
	}
	end = start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
	at := start
	for _, s := range spans {
		from, to := max(s.start, at), min(s.end, end)
		if from >= to {
			continue
		}
		add(text[at:from], false)
		add(text[from:to], true)
		at = to
	}
	add(text[at:max(at, end)]+tail, false)
	return out
}
