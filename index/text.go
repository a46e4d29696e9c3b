package index

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"siaga/content"
	"siaga/content/markdown"
)

// passage is the plain text of a part of a document, as it is searched and shown in snippets.
type passage struct {
	anchor  string // id on the page, "" for the top of the page
	heading string
	text    string // blocks separated by "\n"
}

// factsAnchor is the id of the facts table on a page.
const factsAnchor = "x-facts"

// recordAnchor is the id of a forum's record: place, dates, organiser.
const recordAnchor = "x-record"

// passagesOf gives the text of a document: its passages, then what its front matter says in words, because
// planners look for a cost or a challenge of a forum wherever it stands. A body that cannot be parsed is
// left out; the loader has listed it as a fault.
func passagesOf(d *content.Document, body []byte) []passage {
	var out []passage
	if doc, err := markdown.Parse(body); err == nil {
		for _, p := range doc.Passages() {
			out = append(out, passage{p.Anchor, clean(p.Heading), clean(p.Text)})
		}
	}
	if facts := factLines(d); len(facts) > 0 {
		out = append(out, passage{factsAnchor, "", clean(strings.Join(facts, "\n"))})
	}
	if lines := forumLines(d.Forum); len(lines) > 0 {
		out = append(out, passage{recordAnchor, "", clean(strings.Join(lines, "\n"))})
	}
	return out
}

func factLines(d *content.Document) []string {
	f := d.Facts
	all := []content.Fact{f.Size, f.Cost, f.Duration, f.Actors, f.LegalBasis, f.Results, f.Failures, f.Fits}
	if d.Region != nil {
		all = append(all, d.Region.Population)
	}
	for _, more := range f.More {
		all = append(all, content.Fact{Figure: more.Name}, more.Fact)
	}
	var lines []string
	for _, fact := range all {
		lines = appendLine(lines, fact.Figure, fact.Text)
	}
	for _, e := range d.Events {
		lines = appendLine(lines, e.Date.String(), e.Title)
	}
	return lines
}

func forumLines(f *content.Forum) []string {
	if f == nil {
		return nil
	}
	lines := appendLine(nil, f.Place, f.Organiser, f.Invitation)
	for _, s := range f.Sessions {
		lines = appendLine(lines, append([]string{s.Title}, s.Speakers...)...)
	}
	for _, m := range f.Delegation {
		lines = appendLine(lines, m.Role, m.Name)
	}
	for _, c := range f.Challenges {
		lines = appendLine(lines, c.Title, c.Text)
	}
	return lines
}

// appendLine adds the parts that are not empty as one line of plain text.
func appendLine(lines []string, parts ...string) []string {
	var words []string
	for _, p := range parts {
		if p = strings.TrimSpace(markdown.PlainInline(p)); p != "" {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return lines
	}
	return append(lines, strings.Join(words, " · "))
}

// clean brings text to the one form in which documents and queries are compared: valid UTF-8, composed
// (files from macOS often hold decomposed Hangul and accents), no control characters but line ends. That
// also keeps the separators of packPassages out of it.
func clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' }
	if strings.IndexFunc(s, control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, s)
}

// The separators of a packed text, which clean has kept out of the passages.
const (
	passageEnd = "\x1e"
	partEnd    = "\x1f"
)

// packPassages writes the stored form of the text. It is stored with the document, 27 % of the index's
// size, because a snippet otherwise needs the file and a Markdown parse for every hit shown: 20 hits of 600
// words unpack in 0.05 ms and parse in 10 ms.
func packPassages(ps []passage) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.anchor + partEnd + p.heading + partEnd + p.text + passageEnd)
	}
	return b.String()
}

// unpackPassages is the reverse of packPassages.
func unpackPassages(s string) []passage {
	var out []passage
	for one := range strings.SplitSeq(s, passageEnd) {
		anchor, rest, _ := strings.Cut(one, partEnd)
		if heading, text, ok := strings.Cut(rest, partEnd); ok {
			out = append(out, passage{anchor, heading, text})
		}
	}
	return out
}
