package library_test

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"

	"siaga/content"
)

//go:embed testdata/addresses.txt
var addressList string

// sameAddress brings an address to the form in which two are compared: no scheme, no "www.", no fragment,
// no slash or full stop at the end.
func sameAddress(url string) string {
	url = strings.ToLower(strings.ReplaceAll(url, "&amp;", "&"))
	_, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "#")
	return strings.TrimRight(strings.TrimPrefix(rest, "www."), "/.")
}

// TestSourcesAreOfTheDossiers holds that nothing in the library rests on an address that the fact dossiers
// do not have.
func TestSourcesAreOfTheDossiers(t *testing.T) {
	known := make(map[string]bool)
	for line := range strings.Lines(addressList) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "#") {
			known[sameAddress(line)] = true
		}
	}
	for d := range load(t).All() {
		for _, s := range d.Sources {
			if s.URL != "" && !known[sameAddress(s.URL)] {
				t.Errorf("%s:%d: source %s: no dossier has %s", d.File, s.Line, s.ID, s.URL)
			}
		}
	}
}

var (
	digit     = regexp.MustCompile(`\d`)
	year      = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	judgement = regexp.MustCompile(`(?i)\*[^*]*(?:penilaian penyusun|compiler's judgement|편집자 판단)[^*]*\*`)
	// properNames hold digits that count nothing: plants, neighbourhoods, schools, programmes, rules,
	// substances.
	properNames = regexp.MustCompile(`\b(?:Pabrik|Plant|RT|RW|SDN|SMP|SMPN|SMAN|Panduan|panduan|Guide|guide|ISO|SNI|Pasal|Article|KM) \d+(?::\d+)?` +
		`|\b[A-Za-z.]*\d*(?: \d+)?/\d{4}\b|MCR2030|EW4All|\b(?:CO2|H2S|NH3|m2|m3|km2|PM2\.5)\b` +
		`|\d+공장|제\d+[조호]`)
)

// needsCitation reports whether a block states a figure. A number does not count when it is part of a name,
// of a link or of a citation, nor a year in a paragraph marked as the compiler's judgement.
func needsCitation(text string) bool {
	text = properNames.ReplaceAllString(prose(text), " ")
	if judgement.MatchString(text) {
		text = year.ReplaceAllString(text, " ")
	}
	return digit.MatchString(text)
}

// TestFiguresAreCited holds that every paragraph, item, row and call-out of a note with a figure names its
// source there, so that a passage taken out of the note still says where the figure is from.
func TestFiguresAreCited(t *testing.T) {
	l := load(t)
	for d := range l.All() {
		for _, s := range bodySections(t, l, d) {
			for _, b := range s.blocks {
				if !citationMark.MatchString(b.text) && needsCitation(b.text) {
					t.Errorf("%s:%d: a figure without a citation: %s", d.File, d.BodyLine+b.line-1, b.text)
				}
			}
		}
	}
}

func TestNeedsCitation(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"Air setinggi 30 cm.", true},
		{"Pabrik 5 dan RT 05, lihat [[catatan-2021]].", false},
		{"Pada 2021 kota belum siap.", true},
		{"Pada 2021 kota belum siap. *Penilaian penyusun.*", false},
		{"Tahan 30 menit. *Penilaian penyusun.*", true},
		{"BNPB 3/2025 berlaku untuk MCR2030.", false},
	}
	for _, tt := range tests {
		if got := needsCitation(tt.text); got != tt.want {
			t.Errorf("needsCitation(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
}

// TestTranslationsHaveTheSameFigures compares Indonesian and English section by section. Korean counts in
// ten thousands and is left to its reader.
func TestTranslationsHaveTheSameFigures(t *testing.T) {
	l := load(t)
	for id := range l.All() {
		en := l.Doc(id.ID(), "en")
		if id.Lang != "id" || en == nil {
			continue
		}
		sameFigures(t, en.File+": facts", factsText(id), factsText(en))
		a, b := bodySections(t, l, id), bodySections(t, l, en)
		if len(a) != len(b) {
			t.Errorf("%s has %d sections, %s has %d", id.File, len(a), en.File, len(b))
			continue
		}
		for i := range a {
			sameFigures(t, en.File+": "+b[i].heading, a[i].text(), b[i].text())
		}
	}
}

func sameFigures(t *testing.T, where, id, en string) {
	t.Helper()
	if list := missing(id, "id", en, "en"); list != nil {
		t.Errorf("%s: the Indonesian text has %v, this has not", where, list)
	}
	if list := missing(en, "en", id, "id"); list != nil {
		t.Errorf("%s: %v are not in the Indonesian text", where, list)
	}
}

func bodySections(t *testing.T, l *content.Library, d *content.Document) []section {
	t.Helper()
	body, err := l.Body(d)
	if err != nil {
		t.Fatal(err)
	}
	return sections(string(body))
}

func (s section) text() string {
	var b strings.Builder
	b.WriteString(s.heading)
	for _, block := range s.blocks {
		b.WriteString("\n" + block.text)
	}
	return b.String()
}

func factsText(d *content.Document) string {
	f := &d.Facts
	var b strings.Builder
	for _, fact := range []content.Fact{f.Size, f.Cost, f.Duration, f.Actors, f.LegalBasis, f.Results, f.Failures, f.Fits} {
		b.WriteString(fact.Figure + "\n" + fact.Text + "\n")
	}
	for _, fact := range f.More {
		b.WriteString(fact.Figure + "\n" + fact.Text + "\n")
	}
	return b.String()
}

// TestFrontMatterIsComplete holds that every note can be found by its facets, compared by its facts, traced
// to its sources and dated.
func TestFrontMatterIsComplete(t *testing.T) {
	l := load(t)
	for d := range l.All() {
		if len(d.Sources) == 0 || d.Reviewed.IsZero() || d.Licence == "" {
			t.Errorf("%s: %d sources, reviewed %q, licence %q, want all", d.File, len(d.Sources), d.Reviewed, d.Licence)
		}
		translationIsDated(t, l, d)
		if d.Folder != content.Notes {
			continue
		}
		if f := d.Facets; len(f.Hazards) == 0 || len(f.Phases) == 0 || len(f.Offices) == 0 || len(f.Measures) == 0 {
			t.Errorf("%s: hazards %v, phases %v, offices %v, measures %v, want a value of each", d.File, f.Hazards, f.Phases, f.Offices, f.Measures)
		}
		if (d.Kind == content.KindStrategy || d.Kind == content.KindCase) && strings.TrimSpace(factsText(d)) == "" {
			t.Errorf("%s: a %s without facts cannot be compared", d.File, d.Kind)
		}
	}
}

// translationIsDated holds that a translation names the text it was made from as that text now is.
func translationIsDated(t *testing.T, l *content.Library, d *content.Document) {
	t.Helper()
	if d.Lang == "id" && d.Translation == nil {
		return // the language the library is written in
	}
	if d.Translation == nil {
		t.Errorf("%s: does not say what it was translated from", d.File)
		return
	}
	of := l.Doc(d.ID(), d.Translation.Lang)
	if of == nil || len(d.Translation.Revision) < 8 || !strings.HasPrefix(of.Revision, d.Translation.Revision) {
		t.Errorf("%s: was translated from revision %q of %s, which is now another", d.File, d.Translation.Revision, d.Translation.Lang)
	}
}
