package index

import (
	"slices"
	"testing"

	"siaga/content"
	"siaga/content/library"
)

func TestSimilar(t *testing.T) {
	lib, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := openWith(t, Config{Corpus: lib})
	for _, tt := range []struct{ id, lang, want string }{
		{"notes/ammonia-drills-bontang", "id", "notes/industrial-emergency-bontang"},
		{"notes/mangroves-bontang", "en", "notes/mangroves-limits"},
		{"notes/java-coast-subsidence", "en", "notes/subsidence-measure-first"},
		{"notes/ulsan-underground-pipes", "ko", "notes/kaohsiung-2014-pipelines"},
	} {
		got, err := x.Similar(t.Context(), tt.id, tt.lang, 6)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(got, tt.want) || slices.Contains(got, tt.id) || len(got) > 6 {
			t.Errorf("Similar(%s, %s) = %v, want %s among them", tt.id, tt.lang, got, tt.want)
		}
	}
	if got, err := x.Similar(t.Context(), "notes/none", "id", 6); err != nil || len(got) != 0 {
		t.Errorf("Similar to what is not there = %v, %v", got, err)
	}
}
