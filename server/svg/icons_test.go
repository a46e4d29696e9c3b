package svg

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

var static = os.DirFS("../../static")

func TestLoadIcons(t *testing.T) {
	ic, err := LoadIcons(static)
	if err != nil {
		t.Fatal(err)
	}
	for name := range ic.byName {
		got := string(ic.Icon(name))
		checkMarkup(t, name, got)
		if len(got) > 900 {
			t.Errorf("Icon(%q) is %d bytes, want at most 900", name, len(got))
		}
	}
	if ic.Has("no-such-icon") || ic.Icon("no-such-icon") != "" {
		t.Error(`Icon("no-such-icon") draws something`)
	}
}

// TestMarkKeepsItsStroke: what the icon's head sets must not overrule the mark's own square, thicker line.
func TestMarkKeepsItsStroke(t *testing.T) {
	ic, err := LoadIcons(static)
	if err != nil {
		t.Fatal(err)
	}
	got := string(ic.Icon("mark"))
	for _, want := range []string{`stroke-width="2.6"`, `stroke-linecap="butt"`, `class="mark-upper"`, `class="mark-lower"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the mark lacks %s", want)
		}
	}
}

// TestInterfaceIcons lists the names that templates use, so that none goes missing.
func TestInterfaceIcons(t *testing.T) {
	ic, err := LoadIcons(static)
	if err != nil {
		t.Fatal(err)
	}
	names := `mark favicon search menu close chevron-down chevron-right chevron-left chevron-up plus check tray
		filter download quote present link print warning info clock history drag scissors offline pencil mail
		feed globe compare play list refresh drought volcanic-ash pandemic extreme-wind`
	for name := range strings.FieldsSeq(names) {
		if !ic.Has(name) {
			t.Errorf("no icon %q", name)
		}
	}
}

// TestVocabularyIcons wants a pictogram for every icon that the starter vocabulary names.
func TestVocabularyIcons(t *testing.T) {
	ic, err := LoadIcons(static)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../content/library/vocabulary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		_, rest, ok := strings.Cut(sc.Text(), "icon: ")
		if !ok || strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		name := strings.TrimSpace(rest[:strings.IndexAny(rest, ",}")])
		if found++; !ic.Has(name) {
			t.Errorf("vocabulary.yaml names the icon %q, which is not drawn", name)
		}
	}
	if found == 0 {
		t.Error("vocabulary.yaml names no icon")
	}
}

func TestLoadIconsRefuses(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">`
	tests := []struct{ name, src string }{
		{"script", head + `<script>alert(1)</script></svg>`},
		{"handler", head + `<path onload="alert(1)" d="M0 0"/></svg>`},
		{"style", head + `<path style="fill:red" d="M0 0"/></svg>`},
		{"link", head + `<g href="javascript:alert(1)"/></svg>`},
		{"text", head + `word</svg>`},
		{"comment", head + `<!-- word --><path d="M0 0"/></svg>`},
		{"other grid", `<svg viewBox="0 0 20 20"><path d="M0 0"/></svg>`},
		{"not svg", `<g viewBox="0 0 24 24"><path d="M0 0"/></g>`},
		{"broken", head + `<path d="M0 0">`},
		{"empty", ``},
	}
	for _, tt := range tests {
		fsys := fstest.MapFS{"icons/a.svg": {Data: []byte(tt.src)}}
		if _, err := LoadIcons(fsys); err == nil {
			t.Errorf("%s: LoadIcons accepts %s", tt.name, tt.src)
		}
	}
	good := []byte(head + `<path d="M0 0h1"/></svg>`)
	twice := fstest.MapFS{"icons/ui/a.svg": {Data: good}, "icons/hazard/a.svg": {Data: good}}
	if _, err := LoadIcons(twice); err == nil {
		t.Error("LoadIcons accepts two icons of one name")
	}
	if _, err := LoadIcons(fstest.MapFS{}); err == nil {
		t.Error("LoadIcons accepts an empty folder")
	}
}
