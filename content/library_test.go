package content

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResolve(t *testing.T) {
	l := mustLoad(t, files(
		"notes/rob.id.md", "# Rob", "notes/rob.en.md", "# Tidal floods", "notes/banjir/sungai.id.md", "# Sungai",
		"notes/a/kembar.id.md", "# A", "notes/b/kembar.id.md", "# B", "regions/id-bontang.id.md", "# Bontang",
		"docs/en/my note.md", "The note.",
	))
	tests := []struct{ target, want string }{
		{"rob", "notes/rob"},
		{"notes/rob", "notes/rob"},
		{"rob.id.md", "notes/rob"},
		{"notes/rob.en.md", "notes/rob"},
		{"../notes/rob.id.md", "notes/rob"},
		{"rob.ko.md", "notes/rob"}, // no such file, but the note exists
		{"Rob", "notes/rob"},
		{"id-bontang", "regions/id-bontang"},
		{"regions/id-bontang", "regions/id-bontang"},
		{"sungai", "notes/banjir-sungai"}, // the last part, where only one has it
		{"kembar", ""},
		{"My Note", "notes/docs-my-note"},
		{"tidak ada", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got, ok := l.Resolve(tt.target); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Resolve(%q) = %q, %v, want %q", tt.target, got, ok, tt.want)
		}
	}
	from := l.Doc("notes/banjir-sungai", "id")
	for target, want := range map[string]string{
		"../rob.id.md": "notes/rob", "/docs/en/my%20note.md": "notes/docs-my-note", "": "notes/banjir-sungai",
		"../../docs/en/my note.md?x=1": "notes/docs-my-note",
	} {
		if got, _ := l.Follow(from, target); got != want {
			t.Errorf("Follow(%s, %q) = %q, want %q", from.File, target, got, want)
		}
	}
}

func TestBacklinks(t *testing.T) {
	l := mustLoad(t, files(
		"notes/a.id.md", "[[b]] [[b#x]] [b](b.id.md) [[a]] [di sini](#x) [[mati]]\n",
		"notes/a.en.md", "[[b]]\n",
		"notes/b.id.md", "# B\n\n![](x.png) <https://example.org/b.md> [c](c.id.md)\n",
		"notes/c.id.md", "[[b]]\n",
	))
	for id, want := range map[string][]string{"notes/a": {}, "notes/b": {"notes/a", "notes/c"}, "notes/c": {"notes/b"}, "notes/mati": nil} {
		if diff := cmp.Diff(want, l.Backlinks(id)); diff != "" {
			t.Errorf("Backlinks(%s) (-want +got):\n%s", id, diff)
		}
	}
	want := []Link{
		{"notes/b", "b", "", 1}, {"notes/b", "b", "x", 1}, {"notes/b", "b.id.md", "", 1}, {"notes/a", "a", "", 1},
		{"notes/a", "", "x", 1}, {"", "mati", "", 1},
	}
	if diff := cmp.Diff(want, l.Doc("notes/a", "id").Links); diff != "" {
		t.Errorf("links of a (-want +got):\n%s", diff)
	}
}

func TestTranslationsShareFacets(t *testing.T) {
	l := mustLoad(t, files(
		"notes/a.id.md", "---\ntitle: A\nhazards: [tsunami]\nsendai: [1]\n---\n",
		"notes/a.en.md", "---\ntitle: A\nhazards: [fire, tsunami]\nsectors: [port]\nsendai: [2]\n---\n",
		"notes/b.id.md", "---\ntitle: B\nhazards: [fire]\n---\n",
	))
	want := Facets{Hazards: []string{"tsunami", "fire"}, Sectors: []string{"port"}, Sendai: []int{1, 2}}
	for _, d := range l.Translations("notes/a") {
		if diff := cmp.Diff(want, d.Facets); diff != "" {
			t.Errorf("facets of %s (-want +got):\n%s", d.File, diff)
		}
	}
	if got := l.Pick("notes/b").Facets.Hazards; !slices.Equal(got, []string{"fire"}) {
		t.Errorf("hazards of b = %v, want [fire]", got)
	}
}

func TestBehind(t *testing.T) {
	original := "---\ntitle: A\n---\nIsi.\n"
	revision := loadOne("notes/a.id.md", original).doc.Revision
	for _, tt := range []struct {
		revision string
		behind   bool
	}{{revision[:8], false}, {revision, false}, {"00000000", true}, {"", false}} {
		l := mustLoad(t, files("notes/a.id.md", original, "notes/a.en.md",
			fmt.Sprintf("---\ntitle: A\ntranslation: {of: id, revision: %q}\n---\n", tt.revision)))
		by, ok := l.Behind(l.Doc("notes/a", "en"))
		if ok != tt.behind || ok && by.Lang != "id" {
			t.Errorf("Behind with revision %q = %v, %v, want %v", tt.revision, by, ok, tt.behind)
		}
		if _, ok := l.Behind(l.Doc("notes/a", "id")); ok {
			t.Error("the original is behind itself")
		}
	}
}

func TestBody(t *testing.T) {
	tests := []struct{ src, want string }{
		{"---\ntitle: A\n---\n\nIsi.\n", "\nIsi.\n"},
		{"\ufeff# A\n", "# A\n"},
		{"---\nHanya teks.\n---\nIsi.\n", "---\nHanya teks.\n---\nIsi.\n"},
		{"---\ntitle: A\n", "---\ntitle: A\n"},
		{"---\r\ntitle: A\r\n---\r\nIsi.\r\n", "Isi.\r\n"},
	}
	for _, tt := range tests {
		l := mustLoad(t, files("a.id.md", tt.src))
		d := l.Pick("notes/a")
		got, err := l.Body(d)
		if err != nil || string(got) != tt.want {
			t.Errorf("Body of %q = %q, %v, want %q", tt.src, got, err, tt.want)
		}
		if raw, err := l.Raw(d); err != nil || string(raw) != tt.src {
			t.Errorf("Raw of %q = %q, %v", tt.src, raw, err)
		}
	}
	if _, err := (&Library{}).Body(&Document{File: "a.md"}); err == nil {
		t.Error("Body of a library without files = nil error, want one")
	}
}

func TestSameSlugTwice(t *testing.T) {
	l := mustLoad(t, files("a b.id.md", "# Satu", "a-b.id.md", "# Dua", "a_b.id.md", "# Tiga", "a-b.en.md", "# Four"))
	ids := map[string]bool{}
	for d := range l.All() {
		key := d.ID() + "." + d.Lang
		if ids[key] {
			t.Errorf("two documents are %s", key)
		}
		ids[key] = true
	}
	if d := l.Doc("notes/a-b", "id"); d == nil || d.Title != "Satu" {
		t.Errorf("notes/a-b = %v, want the first file by path", d)
	}
	if len(ids) != 4 || len(l.Faults) != 2 {
		t.Errorf("%d documents, faults %v; want 4 and 2", len(ids), l.Faults)
	}
}
