package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSuggest(t *testing.T) {
	c := smallLibrary()
	c.put("ammonium.en", "Ammonium nitrate", "Stored in Beirut.")
	x := openTest(t, "", c)
	tests := []struct {
		text, lang string
		n          int
		want       []string
	}{
		{"am", "en", 8, []string{"ammonium.en", "amonia.en"}},
		{"am", "id", 8, []string{"amonia.id", "ammonium.en"}},
		{"kebocoran am", "id", 8, []string{"amonia.id"}},
		{"AMMONIA REL", "en", 8, []string{"amonia.en"}},
		{"bon", "en", 8, []string{"banjir-rob.en"}},
		{"bon", "ko", 1, []string{"banjir-rob.id"}},
		{"훈", "ko", 8, []string{"ulsan.ko"}},
		{"훈", "ko", 8, []string{"ulsan.ko"}},
		{"석유화학단지 대", "id", 8, []string{"ulsan.ko"}},
		{"a", "en", 8, nil},
		{"zzz", "en", 8, nil},
		{"", "en", 8, nil},
		{"am", "en", 0, nil},
		{"\xff", "en", 8, nil},
		{strings.Repeat("evakuasi ", 500), "id", 8, nil},
	}
	for _, tt := range tests {
		list, err := x.Suggest(t.Context(), tt.text, tt.lang, tt.n)
		if err != nil {
			t.Errorf("Suggest(%q): %v", tt.text, err)
		}
		var got []string
		for _, s := range list {
			got = append(got, strings.TrimPrefix(s.ID, "notes/")+"."+s.Lang)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Suggest(%q, %s) (-want +got):\n%s", tt.text, tt.lang, diff)
		}
	}
}
