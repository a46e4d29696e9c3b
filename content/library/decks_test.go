package library_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"siaga/content"
	"siaga/content/library"
)

var update = flag.Bool("update", false, "write the current revisions of the notes into the decks")

// revisionDigits is how much of a note's revision a slide names.
const revisionDigits = 12

var (
	slideBreak   = regexp.MustCompile(`(?m)^---\n`)
	comment      = regexp.MustCompile(`(?s)<!--(.*?)-->`)
	fromLink     = regexp.MustCompile(`<!-- from: (notes/([a-z0-9-]+)\.([a-z]{2})\.md)#(\S+)@([0-9a-f]+) -->`)
	bullet       = regexp.MustCompile(`(?m)^(?:[-*+]|\d+\.) `)
	deckMinutes  = regexp.MustCompile(`(?m)^minutes: (\d+)$`)
	deckPair     = regexp.MustCompile(`(?m)^pair: (\S+)$`)
	figureKey    = regexp.MustCompile(`\[@([a-z0-9-]+)\]`)
	deckHeadings = regexp.MustCompile(`(?m)^#{1,2} (.+)$`)
)

// deck is a talk cut at its slides, without its front matter.
type deck struct {
	file, lang, head string
	slides           []string
}

func decks(t *testing.T) []deck {
	t.Helper()
	names, err := fs.Glob(library.FS(), "decks/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("decks: %v, %v", names, err)
	}
	var list []deck
	for _, name := range names {
		b, err := fs.ReadFile(library.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		parts := slideBreak.Split(string(b), -1)
		if len(parts) < 3 || parts[0] != "" {
			t.Fatalf("%s: no front matter or no slides", name)
		}
		lang := strings.TrimPrefix(path.Ext(strings.TrimSuffix(name, ".md")), ".")
		list = append(list, deck{name, lang, parts[1], parts[2:]})
	}
	return list
}

// TestDecksComeFromNotes holds that every slide but the first and the last names the passages it was made
// from, in its own language and as they now are. When a note changes, read the slide again, mend it and
// run the test with -update.
func TestDecksComeFromNotes(t *testing.T) {
	l := load(t)
	if *update {
		writeRevisions(t, l)
		t.Skip("the decks were written; run the test again without -update")
	}
	for _, d := range decks(t) {
		for i, slide := range d.slides {
			links := fromLink.FindAllStringSubmatch(slide, -1)
			if len(links) != strings.Count(slide, "<!-- from:") {
				t.Errorf("%s: slide %d: a from: link that cannot be read", d.file, i+1)
			}
			if len(links) == 0 && i > 0 && i < len(d.slides)-1 {
				t.Errorf("%s: slide %d names no passage", d.file, i+1)
			}
			for _, m := range links {
				checkFrom(t, l, d, i+1, m)
			}
			checkKeys(t, l, d, i+1, links)
		}
	}
}

// checkFrom checks one from: link, matched by fromLink.
func checkFrom(t *testing.T, l *content.Library, d deck, slide int, m []string) {
	t.Helper()
	file, slug, lang, anchor, revision := m[1], m[2], m[3], m[4], m[5]
	note := l.Doc(content.Notes+"/"+slug, lang)
	switch {
	case note == nil || lang != d.lang:
		t.Errorf("%s: slide %d: no note %s in the language of the deck", d.file, slide, file)
	case !hasPassage(note, anchor):
		t.Errorf("%s: slide %d: %s has no passage %s", d.file, slide, file, anchor)
	case revision != note.Revision[:revisionDigits]:
		t.Errorf("%s: slide %d was made from revision %s of %s, which is now %s; read it again and run -update",
			d.file, slide, revision, file, note.Revision[:revisionDigits])
	}
}

// checkKeys checks that what the figures of a slide cite are sources of the notes it was made from.
func checkKeys(t *testing.T, l *content.Library, d deck, slide int, links [][]string) {
	t.Helper()
	known := make(map[string]bool)
	for _, m := range links {
		if note := l.Doc(content.Notes+"/"+m[2], m[3]); note != nil {
			for _, s := range note.Sources {
				known[s.ID] = true
			}
		}
	}
	for _, m := range figureKey.FindAllStringSubmatch(d.slides[slide-1], -1) {
		if !known[m[1]] {
			t.Errorf("%s: slide %d cites %s, which is no source of its notes", d.file, slide, m[1])
		}
	}
}

func hasPassage(d *content.Document, anchor string) bool {
	for _, p := range d.Passages {
		if p.Anchor == anchor {
			return true
		}
	}
	return false
}

// writeRevisions puts the current revision into every from: link of the decks in this folder.
func writeRevisions(t *testing.T, l *content.Library) {
	t.Helper()
	for _, d := range decks(t) {
		b, err := os.ReadFile(d.file)
		if err != nil {
			t.Fatal(err)
		}
		text := fromLink.ReplaceAllStringFunc(string(b), func(link string) string {
			m := fromLink.FindStringSubmatch(link)
			if note := l.Doc(content.Notes+"/"+m[2], m[3]); note != nil {
				return strings.TrimSuffix(link, m[5]+" -->") + note.Revision[:revisionDigits] + " -->"
			}
			return link
		})
		if err := os.WriteFile(d.file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDecksCanBeGiven holds what a speaker relies on: notes to speak on every slide, of a length that fits
// the minutes, no crowded slide, and the same slides from the same passages in the other language.
func TestDecksCanBeGiven(t *testing.T) {
	byFile := make(map[string]deck)
	for _, d := range decks(t) {
		byFile[d.file] = d
	}
	for _, d := range byFile {
		words := 0
		for i, slide := range d.slides {
			n := spokenWords(slide)
			if n < 20 {
				t.Errorf("%s: slide %d has %d words to speak", d.file, i+1, n)
			}
			words += n
			visible := comment.ReplaceAllString(slide, "")
			if n := len(bullet.FindAllString(visible, -1)); n > 5 {
				t.Errorf("%s: slide %d has %d items, want at most 5", d.file, i+1, n)
			}
			if n := len(deckHeadings.FindAllString(visible, -1)); n != 1 {
				t.Errorf("%s: slide %d has %d titles, want 1", d.file, i+1, n)
			}
		}
		if m := deckMinutes.FindStringSubmatch(d.head); m == nil {
			t.Errorf("%s: does not say how many minutes it takes", d.file)
		} else if minutes, _ := strconv.Atoi(m[1]); words/minutes < 90 || words/minutes > 135 {
			t.Errorf("%s: %d words in %d minutes, want 90 to 135 a minute", d.file, words, minutes)
		}
		samePair(t, d, byFile)
	}
}

// spokenWords counts the words of the speaker notes of a slide.
func spokenWords(slide string) int {
	n := 0
	for _, m := range comment.FindAllStringSubmatch(slide, -1) {
		if !strings.HasPrefix(m[1], " from: ") {
			n += len(strings.Fields(m[1]))
		}
	}
	return n
}

// samePair holds that a deck names its twin, which names it and has as many slides, from the same
// notes and with the same figures.
func samePair(t *testing.T, d deck, byFile map[string]deck) {
	t.Helper()
	m := deckPair.FindStringSubmatch(d.head)
	if m == nil {
		t.Errorf("%s: names no deck in the other language", d.file)
		return
	}
	twin, ok := byFile["decks/"+m[1]]
	if !ok || twin.lang == d.lang || !strings.Contains(twin.head, "\npair: "+path.Base(d.file)+"\n") {
		t.Errorf("%s: pair %s is missing, of the same language, or does not name it back", d.file, m[1])
		return
	}
	if len(twin.slides) != len(d.slides) {
		t.Errorf("%s has %d slides, %s has %d", d.file, len(d.slides), twin.file, len(twin.slides))
		return
	}
	for i := range d.slides {
		if a, b := noteSlugs(d.slides[i]), noteSlugs(twin.slides[i]); a != b {
			t.Errorf("slide %d of %s comes from %s, in %s from %s", i+1, d.file, a, twin.file, b)
		}
		if d.lang == "id" {
			sameFigures(t, twin.file+": slide "+strconv.Itoa(i+1), fromLink.ReplaceAllString(d.slides[i], ""), fromLink.ReplaceAllString(twin.slides[i], ""))
		}
	}
}

func noteSlugs(slide string) string {
	var slugs []string
	for _, m := range fromLink.FindAllStringSubmatch(slide, -1) {
		slugs = append(slugs, m[2])
	}
	return strings.Join(slugs, " ")
}
