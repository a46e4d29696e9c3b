package svg

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
)

var indonesianPlaces = map[string]string{
	"sea": "laut", "mangrove": "mangrove dan lumpur", "stilt-village": "kampung atas air",
	"road-levee": "jalan dan tanggul", "polder": "polder", "industry": "kawasan industri", "high-ground": "tanah tinggi",
}

func TestSection(t *testing.T) {
	got := string(Section(SectionOptions{
		Title: "Penampang pantai", Places: indonesianPlaces,
		HighTide: "pasang purnama", LowTide: "surut", Subsidence: "tanah turun", Groundwater: "air tanah dipompa",
		Marks: []SectionMark{
			{1, "sea", "#n1", "Kalender pasang"}, {2, "polder", "#n2", `Polder "dan" pompa`},
			{3, "polder", "", "Rumah pompa"}, {4, "moon", "#n4", "Tidak di sini"},
		},
	}))
	checkMarkup(t, "section", got)
	if size := gzipped(t, got); size > 2<<10 {
		t.Errorf("section is %d bytes gzipped, want at most 2 KB", size)
	}
	for _, want := range []string{"pasang purnama", "tanah turun", `href="#n1"`, `aria-label="1: Kalender pasang"`, ">3: Rumah pompa<", `role="group"`} {
		if !strings.Contains(got, want) {
			t.Errorf("section lacks %s", want)
		}
	}
	if strings.Contains(got, "Tidak di sini") {
		t.Error("section draws a mark at an unknown place")
	}
	plain := string(Section(SectionOptions{Title: "Coast"}))
	checkMarkup(t, "plain section", plain)
	for _, unwanted := range []string{"section-tide", "section-arrow", "<text", `role="group"`} {
		if strings.Contains(plain, unwanted) {
			t.Errorf("section without words has %s", unwanted)
		}
	}
}

// TestSectionPlaces wants a station for every value of the facet "places" of the starter vocabulary.
func TestSectionPlaces(t *testing.T) {
	f, err := os.Open("../../content/library/vocabulary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var want []string
	in := false
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if !strings.HasPrefix(line, " ") {
			in = line == "places:"
		} else if value, _, ok := strings.Cut(strings.TrimSpace(line), ":"); in && ok {
			want = append(want, value)
		}
	}
	if got := SectionPlaces(); !slices.Equal(got, want) {
		t.Errorf("SectionPlaces() = %v, vocabulary.yaml has %v", got, want)
	}
}

// TestMarksKeepApart puts many marks at every place: none on another, none outside.
func TestMarksKeepApart(t *testing.T) {
	var marks []SectionMark
	for _, place := range SectionPlaces() {
		for range 5 {
			marks = append(marks, SectionMark{Number: len(marks) + 1, Place: place})
		}
	}
	placed := placeMarks(marks)
	if len(placed) != len(marks) {
		t.Errorf("%d of %d marks are placed", len(placed), len(marks))
	}
	sheet := box{0, 0, 1200, 320}
	for i, m := range placed {
		b := emptyBox().with(m.at).grown(markRadius)
		if !sheet.holds(b) {
			t.Errorf("mark %d at %s lies outside: %v", m.Number, m.Place, m.at)
		}
		for _, o := range placed[:i] {
			if b.meets(emptyBox().with(o.at).grown(markRadius)) {
				t.Errorf("marks %d at %s and %d at %s touch", m.Number, m.Place, o.Number, o.Place)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		label string
		width float64
		want  []string
	}{
		{"polder", 80, []string{"polder"}},
		{"polder with pumps", 80, []string{"polder", "with pumps"}},
		{"수상가옥 마을", 60, []string{"수상가옥", "마을"}},
		{"Überschwemmungsgebiet", 80, []string{"Überschwemmungsgebiet"}},
	}
	for _, tt := range tests {
		if got := wrap(tt.label, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q, %v) = %q, want %q", tt.label, tt.width, got, tt.want)
		}
	}
}
