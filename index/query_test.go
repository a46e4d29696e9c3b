package index

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		want []Term
	}{
		{"", nil},
		{"  \t ", nil},
		{"banjir rob", []Term{{Text: "banjir"}, {Text: "rob"}}},
		{`"air pasang" laut`, []Term{{Text: "air pasang", Phrase: true}, {Text: "laut"}}},
		{`“air  pasang”`, []Term{{Text: "air pasang", Phrase: true}}},
		{`「대피 훈련」`, []Term{{Text: "대피 훈련", Phrase: true}}},
		{`laut"air pasang"`, []Term{{Text: "laut"}, {Text: "air pasang", Phrase: true}}},
		{`"tanpa akhir`, []Term{{Text: "tanpa"}, {Text: "akhir"}}},
		{`laut"`, []Term{{Text: "laut"}}},
		{`""`, nil},
		{"-rob", []Term{{Text: "rob", Not: true}}},
		{`-"air pasang"`, []Term{{Text: "air pasang", Phrase: true, Not: true}}},
		{"−rob", []Term{{Text: "rob", Not: true}}},
		{"kota-kota", []Term{{Text: "kota-kota"}}},
		{"- rob", []Term{{Text: "rob"}}},
		{"--rob", []Term{{Text: "--rob"}}},
		{"hazard:tsunami", []Term{{Text: "tsunami", Field: "hazard"}}},
		{"Bahaya:tsunami", []Term{{Text: "tsunami", Field: "hazard"}}},
		{"재해:tsunami", []Term{{Text: "tsunami", Field: "hazard"}}},
		{`hazard:"tidal flood"`, []Term{{Text: "tidal flood", Field: "hazard", Phrase: true}}},
		{"-region:id-bontang", []Term{{Text: "id-bontang", Field: "region", Not: true}}},
		{"lang:ko", []Term{{Text: "ko", Field: "in"}}},
		{"judul:rob", []Term{{Text: "rob", Field: "title"}}},
		{"hazard: tsunami", []Term{{Text: "hazard:"}, {Text: "tsunami"}}},
		{"hazard:", []Term{{Text: "hazard:"}}},
		{"jam 10:30", []Term{{Text: "jam"}, {Text: "10:30"}}},
		{"https://example.org", []Term{{Text: "https://example.org"}}},
		{"* ? ~2 ^ && ||", []Term{{Text: "~2"}}},
		{"\xff\xfe", nil},
		{"rob\x00laut", []Term{{Text: "rob"}, {Text: "laut"}}},
	}
	for _, tt := range tests {
		got := Parse(tt.text)
		if diff := cmp.Diff(Parsed{Terms: tt.want}, got); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", tt.text, diff)
		}
		if again := Parse(got.String()); !cmp.Equal(got, again) {
			t.Errorf("Parse(%q).String() = %q, which reads as %+v", tt.text, got.String(), again)
		}
	}
}

func TestParseLimits(t *testing.T) {
	if p := Parse(strings.Repeat("a ", 100)); len(p.Terms) != MaxTerms || !p.Cut {
		t.Errorf("100 words: %d terms, cut %v, want %d, true", len(p.Terms), p.Cut, MaxTerms)
	}
	p := Parse(strings.Repeat("훈", 1000))
	if n := utf8.RuneCountInString(p.Terms[0].Text); n != MaxQueryRunes || !p.Cut {
		t.Errorf("1,000 runes: %d runes, cut %v, want %d, true", n, p.Cut, MaxQueryRunes)
	}
}

func TestParsedWithout(t *testing.T) {
	p := Parse(`rob -"air pasang" hazard:tsunami`)
	want := []string{`-"air pasang" hazard:tsunami`, "rob hazard:tsunami", `rob -"air pasang"`}
	for i, w := range want {
		if got := p.Without(i); got != w {
			t.Errorf("Without(%d) = %q, want %q", i, got, w)
		}
	}
}
