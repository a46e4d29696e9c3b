package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const passageText = `# Menanggulangi *rob*

Beberapa kelurahan [@a, hlm. 2]
tergenang.

## Tiga jenis, satu pantai

- Drainase[^1]
- [Rob](https://a.id)

### 지진 해일 대피

| Kota | Tinggi |
|------|-------:|
| Bontang | 2,4 m |

#### Lebih dalam

Teks <b>tebal</b>.

[^1]: Catatan kaki.

## Kosong

## Setinggi apa airnya

` + "```bars\ntitle: Tinggi\nunit: m\nFeb 2023 | 2,4 | lutut | | [@b]\n```\n\n```sh\nls -l\n```\n"

func TestPassages(t *testing.T) {
	want := []Passage{
		{Anchor: LeadAnchor, Level: 1, Line: 3, Words: 3, Text: "Beberapa kelurahan tergenang."},
		{Anchor: "tiga-jenis-satu-pantai", Heading: "Tiga jenis, satu pantai", Level: 2, Line: 6, Words: 4,
			Text: "Drainase\nRob\nCatatan kaki."},
		{Anchor: "지진-해일-대피", Heading: "지진 해일 대피", Level: 3, Line: 11, Words: 9,
			Text: "Kota | Tinggi\nBontang | 2,4 m\nLebih dalam\nTeks tebal."},
		{Anchor: "kosong", Heading: "Kosong", Level: 2, Line: 23},
		{Anchor: "setinggi-apa-airnya", Heading: "Setinggi apa airnya", Level: 2, Line: 25, Words: 7,
			Text: "Tinggi\nFeb 2023 | 2,4 | lutut\nls -l"},
	}
	if diff := cmp.Diff(want, mustParse(t, passageText).Passages()); diff != "" {
		t.Errorf("Passages (-want +got):\n%s", diff)
	}
}

func TestPassagesOfOddTexts(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string // anchors
	}{
		{"empty", "", nil},
		{"title alone", "# A", nil},
		{"no heading", "Text", []string{LeadAnchor}},
		{"title and text", "# A\n\nText", []string{LeadAnchor}},
		{"heading of level 1 behind text", "Text\n\n# A", []string{LeadAnchor, "a"}},
		{"equal headings", "## A\n\n## A\n\n## A-2", []string{"a", "a-2", "a-2-2"}},
		{"deep heading first", "#### A\n\n## B", []string{LeadAnchor, "b"}},
		{"heading in a quotation", "> ## A\n\n## B", []string{LeadAnchor, "b"}},
		{"only a rule before the heading", "---\n\n## B", []string{"b"}},
		{"only a footnote before the heading", "[^1]\n\n## B\n\n[^1]: x", []string{LeadAnchor, "b"}},
		{"heading named as an id of ours", "## x-lead", []string{"h-x-lead"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range mustParse(t, tt.src).Passages() {
				got = append(got, p.Anchor)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("anchors of %q (-want +got):\n%s", tt.src, diff)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ src, want string }{
		{"# Rob *di* Bontang [@a]\n\n## B", "Rob di Bontang"},
		{"Judul\n=====\n", "Judul"},
		{"Text\n\n## B\n\n# A", "B"},
		{"Text", ""},
		{"\ufeff# A", "A"},
	}
	for _, tt := range tests {
		if got := mustParse(t, tt.src).Title(); got != tt.want {
			t.Errorf("Title of %q = %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestLinks(t *testing.T) {
	src := `# A

[[demak#hasil|hasil]] dan [[demak]]

- [x *y*](../notes/other.id.md#bagian%201 "T")
- ![Foto](img/a.jpg)
- <https://a.id/b#c> d@e.id
- [ref][r] [evil](javascript:alert(1))

[r]: https://r.id
`
	want := []Link{
		{Target: "demak", Anchor: "hasil", Text: "hasil", Wiki: true, Line: 3},
		{Target: "demak", Wiki: true, Line: 3},
		{Target: "../notes/other.id.md", Anchor: "bagian 1", Text: "x y", Line: 5},
		{Target: "img/a.jpg", Text: "Foto", Image: true, Line: 6},
		{Target: "https://a.id/b#c", Text: "https://a.id/b#c", Line: 7},
		{Target: "d@e.id", Text: "d@e.id", Line: 7},
		{Target: "https://r.id", Text: "ref", Line: 8},
		{Target: "javascript:alert(1)", Text: "evil", Line: 8},
	}
	if diff := cmp.Diff(want, mustParse(t, src).Links()); diff != "" {
		t.Errorf("Links (-want +got):\n%s", diff)
	}
}

func TestCitations(t *testing.T) {
	src := "# A [@a]\n\nText [@b, p. 4; @c].\n\n> Quoted\n> [@d].\n\n| x [@e] |\n|---|\n| y [@f] |\n\n" +
		"```timeline\ntitle: T [@g]\n2022 | Fire [@h, p. 1]\n```\n\n`[@code]` \\[@escaped]\n"
	want := []Citation{
		{"a", "", 1}, {"b", "p. 4", 3}, {"c", "", 3}, {"d", "", 6}, {"e", "", 8}, {"f", "", 10},
		{"g", "", 13}, {"h", "p. 1", 14},
	}
	if diff := cmp.Diff(want, mustParse(t, src).Citations()); diff != "" {
		t.Errorf("Citations (-want +got):\n%s", diff)
	}
}

func TestAnchor(t *testing.T) {
	tests := []struct{ heading, want string }{
		{"지진 해일 대피", "지진-해일-대피"},
		{"Kebakaran & Minyak (2018)", "kebakaran-minyak-2018"},
		{"津波", "津波"},
		{"Évacuation", "évacuation"},
		{"  --  ", "section"},
		{"x-refs", "h-x-refs"},
		{"X-ray", "h-x-ray"},
		{"2,4 m di papan duga", "2-4-m-di-papan-duga"},
		{"หน้าฝน", "หน้าฝน"},
	}
	for _, tt := range tests {
		if got := Anchor(tt.heading); got != tt.want {
			t.Errorf("Anchor(%q) = %q, want %q", tt.heading, got, tt.want)
		}
	}
}
