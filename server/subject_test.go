package server

import (
	"slices"
	"strings"
	"testing"
)

func TestHome(t *testing.T) {
	p := get(t, sampleSite(t), "/id/")
	if one(p.Node, "form.search input[name=q]") == nil {
		t.Fatal("no search box")
	}
	hazards := map[string]string{}
	for _, li := range all(p.Node, ".hazards li") {
		hazards[textOf(one(li, "a"))] = textOf(one(li, ".n"))
	}
	if hazards["Banjir rob"] != "2" || hazards["Kebocoran gas beracun"] != "1" || len(hazards) != 4 {
		t.Errorf("hazards %v, want those with notes, counted once in all languages", hazards)
	}
	if got := texts(p.Node, ".regions a"); !slices.Contains(got, "Kota Bontang") {
		t.Errorf("regions %q", got)
	}
	if got := texts(p.Node, "main .note-row h3 a"); !slices.Contains(got, "Banjir rob & pasang di Bontang") || !slices.Contains(got, "Forum Incheon 2023") {
		t.Errorf("newest notes and forums %q", got)
	}
	if got := textOf(one(p.Node, "main")); !strings.Contains(got, "Belum dijawab") || strings.Contains(got, "Sudah dijawab") {
		t.Error("what a forum left open should be named, what is answered not")
	}
}

func TestHazardPage(t *testing.T) {
	p := get(t, sampleSite(t), "/id/hazards/tidal-flood")
	if got := textOf(one(p.Node, "h1")); got != "Banjir rob" {
		t.Errorf("heading %q", got)
	}
	if got := textOf(one(p.Node, "main")); !strings.Contains(got, "2 catatan dari 2 wilayah") {
		t.Error("does not say how much there is")
	}
	if textOf(one(p.Node, ".lead")) == "" || len(all(p.Node, ".words dd")) != 3 {
		t.Errorf("definition %q, words in %d languages", textOf(one(p.Node, ".lead")), len(all(p.Node, ".words dd")))
	}
	columns := map[string]int{}
	for _, c := range all(p.Node, ".phase-columns div") {
		if h := one(c, "h2"); h != nil {
			columns[strings.Fields(textOf(h))[0]] = len(all(c, "ul li"))
		}
	}
	if columns["Mitigasi"] != 2 || columns["Pencegahan"] != 1 || columns["Pemulihan"] != 0 || len(columns) != 5 {
		t.Errorf("notes by phase %v, want all five phases, the empty ones too", columns)
	}
	if feed := attr(one(p.Node, "link[type=application/atom+xml]"), "href"); feed != "/id/search.atom?hazard=tidal-flood" {
		t.Errorf("Atom twin %q", feed)
	}
	empty := get(t, sampleSite(t), "/id/hazards/extreme-heat")
	if one(empty.Node, ".empty") == nil {
		t.Error("a hazard without notes does not say so")
	}
}

func TestHazardsList(t *testing.T) {
	p := get(t, sampleSite(t), "/en/hazards")
	if got := len(all(p.Node, ".subject-list li")); got < 14 {
		t.Errorf("%d hazards, want all of the vocabulary", got)
	}
}

func TestRegionPage(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/regions/id-bontang")
	if textOf(one(p.Node, "h1")) != "Kota Bontang" || one(p.Node, "svg[role=img]") == nil {
		t.Errorf("heading %q, map %t", textOf(one(p.Node, "h1")), one(p.Node, "svg[role=img]") != nil)
	}
	main := textOf(one(p.Node, "main"))
	for _, want := range []string{"189.968", "Forum Incheon 2023", "Banjir rob & pasang di Bontang", "Latihan besar"} {
		if !strings.Contains(main, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	bare := get(t, s, "/id/regions/id-demak")
	if got := texts(bare.Node, ".note-row h3 a"); !slices.Equal(got, []string{"Sabuk mangrove", "Permeable dams"}) {
		t.Errorf("a region that nobody described lists %q", got)
	}
}

func TestOfficePage(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/offices/public-works")
	if got := texts(p.Node, ".note-row h3 a"); !slices.Equal(got, []string{"Banjir rob & pasang di Bontang"}) {
		t.Errorf("notes %q", got)
	}
	if !strings.Contains(textOf(one(p.Node, "main")), "Forum Incheon 2023") {
		t.Error("the forum to which the office was sent is missing")
	}
	if empty := textOf(one(get(t, s, "/id/offices/mayor").Node, "main")); !strings.Contains(empty, "Belum ada catatan untuk kantor ini") {
		t.Errorf("an office without notes says %q", empty)
	}
	if got := texts(get(t, s, "/id/offices/finance").Node, ".note-row h3 a"); !slices.Equal(got, []string{"Menyusun anggaran"}) {
		t.Errorf("an office whose note is on no hazard lists %q", got)
	}
}

func TestForumPage(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/forums/incheon-2023")
	main := textOf(one(p.Node, "main"))
	for _, want := range []string{
		"18–19 September 2023", "20–21 September 2023", "menurut panitia", "Laporan berbeda tentang tanggalnya", "UNDRR", "Kepala dinas", "Rahman",
		"Sesi pembuka", "Lee, Kim", "Sudah dijawab", "Belum dijawab", "Belum terjawab", "Sabuk mangrove",
	} {
		if !strings.Contains(main, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if got := texts(p.Node, "#x-takeaways a"); !slices.Equal(got, []string{"Sabuk mangrove"}) {
		t.Errorf("takeaways %q", got)
	}
	list := get(t, s, "/id/forums")
	if got := texts(list.Node, "main .note-row h2 a"); !slices.Equal(got, []string{"Forum Incheon 2023"}) {
		t.Errorf("forums %q", got)
	}
}

func TestGlossaryPage(t *testing.T) {
	s := starter(t)
	for _, lang := range []string{"id", "en", "ko"} {
		p := get(t, s, "/"+lang+"/glossary")
		if got := len(all(p.Node, ".entry")); got < 190 {
			t.Errorf("%s: %d terms, want all 197", lang, got)
		}
		letters := texts(p.Node, ".letters a")
		if !slices.Equal(letters, texts(p.Node, "h2")[:len(letters)]) {
			t.Errorf("%s: the letters %q are not those of the sections", lang, letters)
		}
		seen := map[string]bool{}
		for _, l := range letters {
			if seen[l] {
				t.Errorf("%s: two sections %q", lang, l)
			}
			seen[l] = true
		}
	}
}

func TestAboutPage(t *testing.T) {
	p := get(t, sampleSite(t), "/en/about")
	main := textOf(one(p.Node, "main"))
	for _, want := range []string{"38 notes", "1 November 2026"} {
		if !strings.Contains(main, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestInitial(t *testing.T) {
	for name, want := range map[string]string{
		"abrasi": "A", "Élan": "É", "가뭄": "ㄱ", "까치놀": "ㄱ", "홍수": "ㅎ", "쌍무지개": "ㅅ", "2-way": "0–9", "(x)": "(",
	} {
		if got := initial(name); got != want {
			t.Errorf("initial(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		text string
		n    int
		want string
	}{
		{"banjir rob", 20, "banjir rob"},
		{"banjir rob", 10, "banjir rob"},
		{"banjir rob datang", 12, "banjir rob …"},
		{"banjirrobdatang", 6, "banjir …"},
		{"홍수가 왔다", 4, "홍수가 …"},
	} {
		if got := cut(tt.text, tt.n); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.want)
		}
	}
}

func TestWordsOf(t *testing.T) {
	if got := strings.Fields(wordsOf(`banjir-rob_2.id:"x"`)); !slices.Equal(got, []string{"banjir", "rob", "2", "id", "x"}) {
		t.Errorf("wordsOf = %q", got)
	}
}
