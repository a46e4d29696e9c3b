package server

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestNote(t *testing.T) {
	p := get(t, sampleSite(t), "/id/notes/rob")
	if got := textOf(one(p.Node, "h1")); got != "Banjir rob & pasang di Bontang" {
		t.Errorf("heading %q", got)
	}
	if got := textOf(one(p.Node, ".lead")); got != "Air pasang memasuki kampung setiap bulan." || one(p.Node, ".lead strong") == nil {
		t.Errorf("lead %q", got)
	}
	trust := textOf(one(p.Node, ".trust"))
	for _, want := range []string{"3 sumber", "1 November 2026", "Kota Bontang", "Indonesia", "English", "Penyusun Siaga", "CC BY 4.0"} {
		if !strings.Contains(trust, want) {
			t.Errorf("the trust line %q lacks %q", trust, want)
		}
	}
	if got := texts(p.Node, ".contents nav a"); !slices.Contains(got, "Polder") || !slices.Contains(got, "Tanggul 방조제") {
		t.Errorf("contents %q", got)
	}
	for _, id := range []string{"polder", "tanggul-방조제"} {
		if one(p.Node, "[id="+id+"]") == nil {
			t.Errorf("no place %q", id)
		}
	}
	if attr(one(p.Node, `meta[name=citation_title]`), "content") == "" {
		t.Error("nothing for reference managers")
	}
}

// TestNoteFacts keeps rows that nobody stated, since "not stated" is what a planner must see.
func TestNoteFacts(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/notes/rob")
	rows := map[string]string{}
	for _, row := range all(p.Node, "#x-facts dl div") {
		rows[textOf(one(row, "dt"))] = textOf(one(row, "dd"))
	}
	if len(rows) != 8 || rows["Waktu"] != "Tidak disebutkan" || !strings.HasPrefix(rows["Biaya"], "Rp 2 miliar untuk pompa") || !strings.HasPrefix(rows["Pelaku"], "Dinas pekerjaan umum") {
		t.Errorf("facts %q", rows)
	}
	if got := get(t, s, "/id/notes/polos"); one(got.Node, "#x-facts") != nil {
		t.Error("a note without any fact has a table of them")
	}
}

// TestReferences ties marks to the list and back, and counts the uses.
func TestReferences(t *testing.T) {
	p := get(t, sampleSite(t), "/id/notes/rob")
	items := all(p.Node, ".references li")
	if len(items) != 3 {
		t.Fatalf("%d references, want 3", len(items))
	}
	// p1 is cited by two facts and twice in the text, p2 by a fact and once, p3 never.
	for i, want := range []string{"Dikutip 4 kali", "Dikutip 2 kali", "Tidak dikutip dalam teks"} {
		if got := textOf(one(items[i], "small")); !strings.HasPrefix(got, want) {
			t.Errorf("reference %d says %q, want %q", i+1, got, want)
		}
	}
	for _, mark := range all(p.Node, ".cite a") {
		if !strings.HasPrefix(attr(mark, "href"), "#x-ref-") {
			t.Errorf("a mark links to %q", attr(mark, "href"))
		}
	}
	if link := one(items[0], "a[rel=noopener]"); attr(link, "href") != "https://example.org/a?b=1&c=2" || textOf(link) != "example.org" {
		t.Errorf("the source links to %q as %q", attr(link, "href"), textOf(link))
	}
}

// TestNoteInAnotherLanguage shows what there is and says so, unless the reader chose it.
func TestNoteInAnotherLanguage(t *testing.T) {
	s := sampleSite(t)
	tests := []struct {
		path, title, lang string
		missing           bool
	}{
		{"/id/notes/rob", "Banjir rob & pasang di Bontang", "", false},
		{"/en/notes/rob", "Tidal flooding in Bontang", "", false},
		{"/ko/notes/rob", "Tidal flooding in Bontang", "en", true},
		{"/id/notes/rob?in=en", "Tidal flooding in Bontang", "en", false},
		{"/id/notes/rob?in=xx", "Banjir rob & pasang di Bontang", "", false},
		{"/id/notes/dams", "Permeable dams", "en", true},
		{"/en/notes/mangrove", "Sabuk mangrove", "id", true},
	}
	for _, tt := range tests {
		p := get(t, s, tt.path)
		if got := textOf(one(p.Node, "h1")); got != tt.title {
			t.Errorf("%s has the title %q, want %q", tt.path, got, tt.title)
		}
		if got := attr(one(p.Node, "article"), "lang"); got != tt.lang {
			t.Errorf("%s: the text is marked %q, want %q", tt.path, got, tt.lang)
		}
		notices := strings.Join(texts(p.Node, ".notice"), " ")
		missing := map[string]string{"id": "Belum ada dalam bahasa Indonesia", "en": "not yet in English", "ko": "한국어"}[tt.path[1:3]]
		if got := strings.Contains(strings.ToLower(notices), strings.ToLower(missing)); got != tt.missing {
			t.Errorf("%s: says that the language is missing: %t, want %t (%q)", tt.path, got, tt.missing, notices)
		}
	}
}

// TestNoteNotices says what a reader must know before trusting the text.
func TestNoteNotices(t *testing.T) {
	s := sampleSite(t)
	for path, want := range map[string]string{
		"/id/notes/latihan":   "latihan, bukan kejadian nyata",
		"/id/notes/rob?in=en": "Terjemahan ini tertinggal",
	} {
		if got := strings.Join(texts(get(t, s, path).Node, ".notice"), " "); !strings.Contains(got, want) {
			t.Errorf("%s has the notices %q, want %q", path, got, want)
		}
	}
	p := get(t, s, "/id/notes/latihan")
	if got := texts(p.Node, "h1 .badge"); !slices.Equal(got, []string{"Latihan"}) {
		t.Errorf("badges at the title %q", got)
	}
	if got := textOf(one(p.Node, ".trust")); !strings.Contains(got, "Lebih dari 2 tahun") {
		t.Errorf("the trust line of an old review is %q", got)
	}
	if got := texts(get(t, s, "/id/notes/draf").Node, "h1 .badge"); !slices.Equal(got, []string{"Draf"}) {
		t.Errorf("badges of a draft %q", got)
	}
	if got := textOf(one(get(t, s, "/id/notes/adaptasi").Node, ".trust")); !strings.Contains(got, "https://bontang.example") {
		t.Errorf("the trust line of an adapted note %q lacks its origin", got)
	}
}

// TestNoteLinks resolves links between notes; one to nothing is text, not a dead link.
func TestNoteLinks(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/notes/rob")
	if a := one(p.Node, `.body a[href=/id/notes/mangrove]`); textOf(a) != "Sabuk mangrove" {
		t.Errorf("the link to a note reads %q", textOf(a))
	}
	if got := texts(p.Node, ".dead-link"); !slices.Equal(got, []string{"catatan hilang"}) {
		t.Errorf("dead links %q", got)
	}
	if got := texts(get(t, s, "/id/notes/mangrove").Node, "aside h3 a"); !slices.Contains(got, "Banjir rob & pasang di Bontang") {
		t.Errorf("a note that is linked to lists %q", got)
	}
}

// TestNoteMarksWords marks the words of the search that led here.
func TestNoteMarksWords(t *testing.T) {
	s := sampleSite(t)
	if got := texts(get(t, s, "/id/notes/rob?q=polder").Node, ".body mark"); len(got) == 0 || !strings.EqualFold(got[0], "polder") {
		t.Errorf("marks %q", got)
	}
	if got := texts(get(t, s, "/id/notes/rob").Node, "mark"); len(got) != 0 {
		t.Errorf("without a search it marks %q", got)
	}
}

// TestPlainNote serves a file that is nothing but Markdown.
func TestPlainNote(t *testing.T) {
	p := get(t, sampleSite(t), "/id/notes/polos")
	if got := textOf(one(p.Node, "h1")); got != "Catatan polos" {
		t.Errorf("title %q", got)
	}
	if got := len(all(p.Node, ".trust .unstated")); got < 3 {
		t.Errorf("%d cells of the trust line say that nothing was stated, want at least 3", got)
	}
}

// TestLanguageSwitch keeps the note and drops the choice of ?in=, which the language now makes.
func TestLanguageSwitch(t *testing.T) {
	p := get(t, sampleSite(t), "/id/notes/rob?in=en&q=tide")
	for _, a := range all(p.Node, ".lang-list a") {
		u, err := url.Parse(attr(a, "href"))
		if err != nil || !strings.HasSuffix(u.Path, "/notes/rob") || u.Query().Has("in") || u.Query().Get("q") != "tide" {
			t.Errorf("the language link is %q", attr(a, "href"))
		}
	}
}
