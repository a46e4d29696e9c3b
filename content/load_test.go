package content

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// files makes a file system of names and texts.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func mustLoad(t testing.TB, fsys fstest.MapFS) *Library {
	t.Helper()
	l, err := Load(t.Context(), fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func faultStrings(faults []Fault) []string {
	list := []string{}
	for _, f := range faults {
		list = append(list, f.String())
	}
	return list
}

func TestLoadIDs(t *testing.T) {
	l := mustLoad(t, files(
		"notes/rob.id.md", "---\ntitle: Rob\n---\n",
		"notes/rob.en.md", "---\ntitle: Tidal floods\n---\n",
		"notes/rob.ko.md", "---\ntitle: 만조 침수\n---\n",
		"notes/rob.ja.md", "---\ntitle: 高潮\n---\n",
		"forums/incheon-2023.id.md", "# Forum Incheon",
		"regions/id-bontang.id.md", "# Bontang",
		"plain/en/Deep Folder/My Note.md", "No heading at all, just the text of the note.",
		"plain/README.md", "# Plain",
		"decks/talk.id.md", "# Not a note",
		".git/x.md", "# hidden",
		"notes/peta.png", "",
	))
	got := []string{}
	for d := range l.All() {
		got = append(got, d.ID()+"."+d.Lang+" "+d.Kind+" "+d.Title)
	}
	want := []string{
		"forums/incheon-2023.id forum Forum Incheon",
		"notes/plain.id  Plain",
		"notes/plain-deep-folder-my-note.en  My Note",
		"notes/rob.id  Rob",
		"notes/rob.en  Tidal floods",
		"notes/rob.ko  만조 침수",
		"notes/rob.ja  高潮",
		"regions/id-bontang.id region Bontang",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{}, faultStrings(l.Faults)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if got, want := slices.Collect(l.In(Regions)), []string{"regions/id-bontang"}; !slices.Equal(got, want) {
		t.Errorf("In(Regions) = %v, want %v", got, want)
	}
	if d := l.Pick("notes/rob", "fr", "ko"); d == nil || d.Lang != "ko" {
		t.Errorf("Pick(notes/rob, fr, ko) = %v, want the Korean one", d)
	}
	if d := l.Pick("notes/none", "id"); d != nil {
		t.Errorf("Pick(notes/none) = %v, want nil", d)
	}
}
