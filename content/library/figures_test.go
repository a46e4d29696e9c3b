package library_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	abbreviations = regexp.MustCompile(`\b[BK]3\b`) // bahan berbahaya dan beracun; keselamatan dan kesehatan kerja
	citationMark  = regexp.MustCompile(`\[@[^\]]*\]`)
	wikiLink      = regexp.MustCompile(`\[\[[^\]]*\]\]`)
	destination   = regexp.MustCompile(`\]\([^)]*\)`)
	number        = regexp.MustCompile(`\d+(?:[.,:]\d+)*`)
)

// prose is what a reader sees of a text, without what holds digits and counts nothing: citations, the
// destinations of links, B3 and K3.
func prose(text string) string {
	for _, mark := range []*regexp.Regexp{citationMark, wikiLink, destination, abbreviations} {
		text = mark.ReplaceAllString(text, " ")
	}
	return text
}

// figures are the numbers written with digits in a text, in one form for all languages: no mark between
// thousands, a point before decimals and between hours and minutes, no leading zeros.
func figures(text, lang string) map[string]bool {
	set := make(map[string]bool)
	for _, n := range number.FindAllString(prose(text), -1) {
		set[plainNumber(n, lang)] = true
	}
	return set
}

var thousands = map[string]*regexp.Regexp{
	"id": regexp.MustCompile(`^\d{1,3}(\.\d{3})+(,|$)`),
	"en": regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.|$)`),
}

func plainNumber(n, lang string) string {
	mark := map[string]string{"id": ".", "en": ","}[lang]
	if thousands[lang].MatchString(n) {
		n = strings.ReplaceAll(n, mark, "")
	}
	n = strings.NewReplacer(",", ".", ":", ".").Replace(n)
	if short := strings.TrimLeft(n, "0"); short != "" && short[0] != '.' {
		return short
	}
	return n
}

// words are the numbers that a writer may spell in one language and write with digits in the other.
var words = map[string]map[string]string{
	"id": {
		"setengah": "0.5", "nol": "0", "satu": "1", "pertama": "1", "dua": "2", "kedua": "2", "tiga": "3", "ketiga": "3",
		"empat": "4", "keempat": "4", "lima": "5", "kelima": "5", "enam": "6", "keenam": "6", "tujuh": "7", "delapan": "8",
		"sembilan": "9", "sepuluh": "10", "sebelas": "11", "belas": "1x", "seratus": "100", "seribu": "1000", "seperempat": "4",
		"sepertiga": "3", "sepersepuluh": "10", "seperlima": "5",
	},
	"en": {
		"half": "0.5", "zero": "0", "one": "1", "first": "1", "two": "2", "second": "2", "twice": "2", "both": "2",
		"three": "3", "third": "3", "four": "4", "fourth": "4", "quarter": "4", "quarters": "4", "five": "5", "fifth": "5", "six": "6", "seven": "7",
		"eight": "8", "nine": "9", "ten": "10", "tenth": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
		"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
		"hundred": "100", "thousand": "1000", "thirty": "30", "forty": "40", "fifty": "50",
	},
}

var teens = regexp.MustCompile(`(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) (belas|puluh)`)

// spelt are the numbers written as words in a text.
func spelt(text, lang string) map[string]bool {
	set := make(map[string]bool)
	text = strings.ToLower(prose(text))
	if lang == "id" {
		for _, m := range teens.FindAllStringSubmatch(text, -1) {
			unit := words["id"][m[1]]
			set[map[string]string{"belas": "1" + unit, "puluh": unit + "0"}[m[2]]] = true
		}
	}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if n := words[lang][w]; n != "" {
			set[n] = true
		}
	}
	return set
}

// missing are the figures of a text that its translation has neither as digits nor as words.
func missing(text, lang, translation, other string) []string {
	has := figures(translation, other)
	maps.Copy(has, spelt(translation, other))
	var list []string
	for n := range figures(text, lang) {
		if !has[n] {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list
}

func TestMissing(t *testing.T) {
	tests := []struct {
		id, en    string
		inEn, id2 []string // missing in the English, in the Indonesian text
	}{
		{id: "1,6 ha dan 15.067 m2", en: "1.6 ha and 15,067 m2"},
		{id: "pukul 09.45 [@a-2021]", en: "9:45 [@b-2020]"},
		{id: "16 butir, [[catatan-2]]", en: "sixteen points"},
		{id: "enam belas butir", en: "16 points"},
		{id: "Rp1.234,5 juta", en: "Rp1,234.5 million"},
		{id: "2,2–2,9 m", en: "2.2 to 2.8 m", inEn: []string{"2.9"}, id2: []string{"2.8"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.inEn, missing(tt.id, "id", tt.en, "en")); diff != "" {
			t.Errorf("missing in %q: %s", tt.en, diff)
		}
		if diff := cmp.Diff(tt.id2, missing(tt.en, "en", tt.id, "id")); diff != "" {
			t.Errorf("missing in %q: %s", tt.id, diff)
		}
	}
}
