package content

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// loadOne reads one file as the loader does.
func loadOne(file, src string) *record {
	rec := &record{found: found{path: file}}
	faults := &faultList{file: file}
	rec.parse([]byte(src), faults)
	rec.faults = faults.faults
	return rec
}

func TestFrontMatter(t *testing.T) {
	const src = `---
title: Evakuasi vertikal di tepi pelabuhan
summary: Satu kalimat.
kind: strategy
hazards: [tsunami]
sectors: port
sendai: [2, 4]
essentials: 9
evidence: institutional
exercise: true
facts:
  size: "1.6 ha | kolam retensi [@p1] | #kolam"
  cost: "Rp 20 miliar | anggaran 2023"
  duration: "| dua tahun | #kolam"
  results: "hanya kalimat | #kolam"
events:
  - {date: 2022-07-23, title: "Latihan [@p1, hlm. 4]", exercise: true, source: p2}
local: ["BPBD Bontang", 2.4 m]
sources:
  - {id: p1, type: report, title: Laporan, author: [A, {family: B, given: C}], issued: 2023-08, URL: "https://example.org/a", DOI: https://doi.org/10.1/x}
  - id: p2
    container-title: Tribun
authors: Siaga editors
reviewed: 2026-11-23
license: CC-BY-4.0
origin: {site: siaga.example, id: notes/x, revision: abcdef12, adapted: 2026}
translation: {of: en, revision: 0123ABCD}
layout: {from: jekyll}
---
Teks [@p1].

## Kolam
`
	rec := loadOne("notes/a.id.md", src)
	want := &Document{
		Folder: Notes, Slug: "a", Lang: "id", File: "notes/a.id.md",
		Title: "Evakuasi vertikal di tepi pelabuhan", Summary: "Satu kalimat.", Kind: "strategy", Evidence: "institutional",
		Exercise: true, Status: StatusPublished, Licence: "CC-BY-4.0", Authors: []string{"Siaga editors"},
		Facets: Facets{Hazards: []string{"tsunami"}, Sectors: []string{"port"}, Sendai: []int{2, 4}, Essentials: []int{9}},
		Facts: Facts{
			Size:     Fact{"1.6 ha", "kolam retensi [@p1]", "kolam", 12},
			Cost:     Fact{"Rp 20 miliar", "anggaran 2023", "", 13},
			Duration: Fact{"", "dua tahun", "kolam", 14},
			Results:  Fact{"", "hanya kalimat", "kolam", 15},
		},
		Events: []Event{{Date{2022, 7, 23}, "Latihan [@p1, hlm. 4]", true, "p2"}},
		Local:  []string{"BPBD Bontang", "2.4 m"},
		Sources: []Source{
			{ID: "p1", Type: "report", Title: "Laporan", Author: "A; B, C", Issued: Date{2023, 8, 0}, URL: "https://example.org/a", DOI: "10.1/x", Line: 20},
			{ID: "p2", Container: "Tribun", Line: 21},
		},
		Origin:      &Origin{Site: "siaga.example", ID: "notes/x", Revision: "abcdef12", Adapted: Date{2026, 0, 0}},
		Translation: &TranslationOf{"en", "0123abcd"},
		Reviewed:    Date{2026, 11, 23},
		Passages:    []Passage{{"x-lead", "Evakuasi vertikal di tepi pelabuhan", 1, 30, 1}, {"kolam", "Kolam", 2, 32, 0}},
		Citations: []Citation{
			{"p1", "", 12}, {"p1", "hlm. 4", 17}, {"p2", "", 17}, {"p1", "", 30},
		},
		Words: 1, Size: int64(len(src)), BodyLine: 30,
	}
	want.Revision = rec.doc.Revision
	if diff := cmp.Diff(want, rec.doc); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	if len(rec.faults) > 0 {
		t.Errorf("faults: %v", rec.faults)
	}
}

func TestFrontMatterOfForumAndRegion(t *testing.T) {
	forum := loadOne("forums/incheon-2023.id.md", `---
title: Forum
place: Incheon
dates:
  - {from: 2023-09-18, to: 2023-09-20, source: a, note: "resmi [@a]"}
  - {text: pertengahan September}
  - 2023-09
organiser: Kota Incheon [@a]
delegation: [{office: mayor, role: Wali kota, name: "", source: a}]
sessions: [{title: Sesi 1, speakers: [A, B], deck: bicara, source: a}]
challenges: [{title: Air, text: Kurang, notes: [rob]}]
takeaways: [incheon-2023-takeaways]
sources: [{id: a}]
---
`)
	want := &Forum{
		Place: "Incheon",
		Dates: []ForumDate{
			{From: Date{2023, 9, 18}, To: Date{2023, 9, 20}, Source: "a", Note: "resmi [@a]"},
			{Text: "pertengahan September"},
			{From: Date{2023, 9, 0}},
		},
		Organiser:  "Kota Incheon [@a]",
		Delegation: []Delegate{{Office: "mayor", Role: "Wali kota", Source: "a"}},
		Sessions:   []Session{{Title: "Sesi 1", Speakers: []string{"A", "B"}, Deck: "bicara", Source: "a"}},
		Challenges: []Challenge{{"Air", "Kurang", []string{"rob"}}},
		Takeaways:  []string{"incheon-2023-takeaways"},
	}
	if diff := cmp.Diff(want, forum.doc.Forum); diff != "" || forum.doc.Kind != KindForum || len(forum.faults) > 0 {
		t.Errorf("forum, kind %s, faults %v (-want +got):\n%s", forum.doc.Kind, forum.faults, diff)
	}
	for _, at := range []string{"[0.13, 117.5]", "{lat: 0.13, lon: 117.5}", `"0.13, 117.5"`} {
		region := loadOne("regions/id-bontang.id.md", "---\ntitle: Bontang\ncode: id-bontang\ncountry: id\ncoordinates: "+at+
			"\npopulation: \"189.968 | jiwa, 2023\"\nfacts: {luas: '161,88 km²'}\n---\n")
		want := &Region{Country: "ID", Lat: 0.13, Lon: 117.5, HasPoint: true, Population: Fact{"189.968", "jiwa, 2023", "", 6}}
		if diff := cmp.Diff(want, region.doc.Region); diff != "" || len(region.faults) > 0 {
			t.Errorf("region with coordinates %s, faults %v (-want +got):\n%s", at, region.faults, diff)
		}
		if more := region.doc.Facts.More; len(more) != 1 || more[0].Name != "luas" {
			t.Errorf("more facts of the region = %v, want luas", more)
		}
	}
}

func TestFrontMatterFaults(t *testing.T) {
	tests := []struct {
		name, src string
		title     string   // of the document all the same
		want      []string // faults without "x.md"
	}{
		{"none", "# Rob\n", "Rob", nil},
		{"neither", "Just the text.\n", "X", nil},
		{"empty file", "", "X", nil},
		{"empty front matter", "---\n---\n# Rob\n", "Rob", nil},
		{"comments only", "---\n# nothing\n---\n# Rob\n", "Rob", nil},
		{"byte order mark and CRLF", "\ufeff---\r\ntitle: Rob\r\n---\r\nTeks\r\n", "Rob", nil},
		{"ends with dots", "---\ntitle: Rob\n...\nTeks\n", "Rob", nil},
		{"foreign keys", "---\ntitle: Rob\ndescription: Air\ntags: [a, b]\norder: 3\nseo:\n  title: {x: 1}\n---\n", "Rob", nil},
		{"foreign authors", "---\ntitle: Rob\nauthors: [{name: A, url: b}]\n---\n", "Rob", nil},
		{"not closed", "---\ntitle: Rob\n\n# Rob\n", "Rob", []string{":1: front matter is opened with --- but never closed; it is shown as text"}},
		{"a rule, not front matter", "---\n\n# Rob\n", "Rob", nil},
		{"text between rules", "---\nHanya teks.\n---\n\n# Rob\n", "Hanya teks.",
			[]string{":1: what stands between the lines of --- is not key: value and is shown as text"}},
		{"a list", "---\n- a\n---\n", "X", []string{":2: front matter must be written as key: value"}},
		{"TOML", "+++\ntitle = \"x\"\n+++\n# Rob\n", "Rob", []string{":1: front matter in TOML is not read; write it in YAML between lines of ---"}},
		{"CSON", "---cson\ntitle: 'x'\n---\n# Rob\n", "Rob", []string{":1: front matter in cson is not read; write it in YAML between lines of ---"}},
		{"broken YAML", "---\ntitle: Rob\nkind: [a\n---\n", "X", []string{":3: YAML cannot be read: did not find expected ',' or ']'"}},
		{"title is a list", "---\ntitle: [a]\n---\n# Rob\n", "Rob", []string{":2: title must be one text, not a list"}},
		{"wrong types", "---\ntitle: Rob\nhazards: {a: b}\nexercise: maybe\nsendai: [5]\nreviewed: kemarin\nevents: [x]\n---\n", "Rob", []string{
			":3: hazards must be one text, not keys with values",
			":4: exercise must be true or false",
			":5: sendai must be numbers from 1 to 4",
			`:6: reviewed: "kemarin" is not a date: write 2023, 2023-09 or 2023-09-18`,
			":7: an event has no date; add date: 2023, 2023-09 or 2023-09-18",
			":7: an event must be written as key: value",
		}},
		{"key twice", "---\ntitle: Rob\ntitle: Lain\n---\n", "Rob", []string{":3: title is given twice; the first one counts"}},
		{"alias", "---\ntitle: &a Rob\nsummary: *a\n---\n", "X", []string{
			":2: YAML anchors, aliases (&, *) and merge keys (<<) are not allowed; repeat the value, or quote it"}},
		{"merge key", "---\ntitle: Rob\n<<: {a: b}\n---\n", "X", []string{
			":3: YAML anchors, aliases (&, *) and merge keys (<<) are not allowed; repeat the value, or quote it"}},
		{"too long", "---\ntitle: Rob\n" + strings.Repeat("a: b\n", 100) + "---\n", "X", []string{":1: front matter has 101 lines, more than 100, and was not read"}},
		{"too large", "---\ntitle: " + strings.Repeat("x", 17<<10) + "\n---\n", "X", []string{":1: front matter has 17416 bytes, more than 16384, and was not read"}},
		{"sources", "---\ntitle: Rob\nsources:\n  - {title: x}\n  - {id: a, URL: 'javascript:alert(1)'}\n  - {id: a}\n  - text\n---\n[@a] [@b]\n", "Rob", []string{
			":4: a source has no id, so it cannot be cited",
			":5: URL must begin with http:// or https://",
			":6: source a is given twice",
			":7: a source must be written as {id: …, title: …}",
			":9: citation [@b] has no source; add it under sources or correct the key",
		}},
		{"fact cut off by a comment", "---\ntitle: Rob\nfacts:\n  size: 1 ha | kolam | #kolam\n---\n", "Rob", []string{
			":4: what stands behind # is a comment in YAML; put size in quotes"}},
		{"source not cited", "---\ntitle: Rob\nsources: [{id: a}]\n---\n", "Rob", []string{":3: source a is not cited; cite it as [@a] or leave it out"}},
		{"fact without passage", "---\ntitle: Rob\nfacts: {size: \"1 | x | #tidak-ada\", harga: 1}\n---\n", "Rob", []string{
			":3: fact size points to #tidak-ada, but no heading here has that anchor",
			`:3: facts has no cell "harga"; it is shown under that name and not compared`,
		}},
		{"revision", "---\ntitle: Rob\ntranslation: {of: id, revision: xyz}\n---\n", "Rob", []string{
			`:3: revision "xyz" must be at least 8 hexadecimal digits; quote it`}},
		{"drill", "---\ntitle: Rob\nexercise: true\nevents: [{date: 2023, title: x}]\n---\n", "Rob", []string{
			": the note is marked exercise: true, but none of its events is"}},
		{"refused text", "---\ntitle: Rob\n---\n" + strings.Repeat(">", 200) + "\n", "", []string{
			":4: text cannot be shown: 200 quotations or lists are opened on one line, more than 32"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rec := loadOne("x.md", tt.src)
			title := ""
			if rec.doc != nil {
				title = rec.doc.Title
			}
			if title != tt.title {
				t.Errorf("title = %q, want %q", title, tt.title)
			}
			sortFaults(rec.faults)
			got := []string{}
			for _, f := range faultStrings(rec.faults) {
				got = append(got, strings.TrimPrefix(f, "x.md"))
			}
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzFrontMatter reads any text as a file. Exactly one of a document and a reason why not must come of
// it, with every line inside the file, and soon.
func FuzzFrontMatter(f *testing.F) {
	for _, src := range []string{
		"---\ntitle: Rob\nhazards: [a]\nfacts: {size: '1 | x | #y'}\n---\n# A\n\n[@a] [[b#c]]\n",
		"---\nsources: [{id: a, issued: 2023-08}]\nevents: [{date: 2023}]\ntranslation: {of: id}\n---\n",
		"---\nplace: x\ndates: [{from: 2023}]\ncoordinates: [1, 2]\n...\n", "+++\na\n+++\n", "\ufeff---\r\ntitle: >\r\n  x\r\n---", "---\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		start := time.Now()
		for _, file := range []string{"notes/x.id.md", "forums/x.md", "regions/x.md"} {
			rec := loadOne(file, src)
			if !utf8.ValidString(src) && rec.doc != nil {
				t.Fatal("text that is not UTF-8 was accepted")
			}
			refused := false
			lines := strings.Count(src, "\n") + 1
			for _, fault := range rec.faults {
				refused = refused || !fault.Warning
				if fault.Line < 0 || fault.Line > lines {
					t.Fatalf("%v: file has %d lines", fault, lines)
				}
			}
			if rec.doc == nil && !refused {
				t.Fatal("neither a document nor a fault")
			}
			if rec.doc != nil && (rec.doc.Title == "" || rec.doc.Lang == "" || rec.doc.Slug == "" || rec.doc.BodyLine > lines+1) {
				t.Fatalf("document without title, language or slug: %+v", rec.doc)
			}
		}
		if d := time.Since(start); d > 8*time.Second {
			t.Fatalf("took %v", d)
		}
	})
}
