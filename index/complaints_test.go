package index

import (
	"slices"
	"testing"

	"siaga/content"
	"siaga/content/library"
)

// complaintLibrary is small and has a note of every kind that the complaints are about.
func complaintLibrary() fakeCorpus {
	c := smallLibrary()
	c.put("tanggulangi.id", "Menanggulangi kebakaran kampung", "Warga menanggulangi kebakaran dengan pompa.")
	c.put("tanggul.id", "Tanggul sungai", "Tanggul sungai dibangun tahun lalu.")
	c.put("banjir.en", "Flooding of streets", "Streets were flooded by rain.")
	return c
}

// TestComplaints answers what users of comparable products complain of most, by the number it has in the survey.
func TestComplaints(t *testing.T) {
	starter, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	small, real := openWith(t, Config{Corpus: complaintLibrary()}), openWith(t, Config{Corpus: starter})
	tests := []struct {
		name  string
		x     *Index
		query string
		lang  string
		want  string // among the first three; "" for nothing at all
	}{
		{"1 search is English inside: Indonesian forms", small, "dibangun", "id", "tanggul.id"},
		{"1 search is English inside: English forms", small, "floods street", "en", "banjir.en"},
		{"2 Korean in the middle of a sentence", small, "석유화학단지", "ko", "ulsan.ko"},
		{"3 particle on the query", small, "훈련을", "ko", "ulsan.ko"},
		{"3 particle on the text", small, "경보", "ko", "ulsan.ko"},
		{"4 family of a root: noun finds verb", small, "penanggulangan", "id", "tanggulangi.id"},
		{"4 family of a root: root finds noun", small, "bakar", "id", "tanggulangi.id"},
		{"5 Indonesian finds English", small, "peringatan tsunami", "id", "tsunami.en"},
		{"5 English finds Korean", small, "evacuation drill", "en", "ulsan.ko"},
		{"5 Korean finds English", small, "암모니아 누출", "ko", "amonia.en"},
		{"6 own language first", small, "loktuan", "en", "banjir-rob.en"},
		{"7 one slip", small, "evakausi", "id", "amonia.id"},
		{"8 no slip in Hangul", small, "훌렬", "ko", ""},
		{"8 no slip in a short word", small, "robb", "en", ""},
		{"9 words of the house", real, "banjir pasang", "en", "tidal-flooding-bontang.en"},
		{"9 abbreviations of the house", real, "BPBD Bontang", "id", "bontang-governance.id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := found(t, tt.x, Query{Text: tt.query, Lang: tt.lang, Group: tt.x == real})
			first := got[:min(3, len(got))]
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Contains(first, tt.want) {
				t.Errorf("Search(%q) for %s = %v, want %q among the first three", tt.query, tt.lang, first, tt.want)
			}
		})
	}
}

// A hit that was found by a translation says so.
func TestWhyTranslated(t *testing.T) {
	starter, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := openWith(t, Config{Corpus: starter})
	res, err := x.Search(t.Context(), Query{Text: "rob", Lang: "id", In: []string{"en"}})
	if err != nil || len(res.Hits) == 0 {
		t.Fatalf("%d hits, %v", len(res.Hits), err)
	}
	says := func(w Why) bool { return w.Typed == "rob" && w.Concept == "tidal-flood" }
	if !slices.ContainsFunc(res.Hits[0].Why, says) {
		t.Errorf("why %+v, want rob by the glossary's tidal-flood", res.Hits[0].Why)
	}
}
