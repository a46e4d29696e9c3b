package index

import "testing"

func TestCorrect(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	tests := []struct {
		name, query, from, to, best string
	}{
		{"a letter too few", "evakasi amonia", "evakasi", "evakuasi", "amonia.id"},
		{"exchanged letters", "tsunmai", "tsunmai", "tsunami", "tsunami.en"},
		{"a wrong letter", "kebocuran", "kebocuran", "kebocoran", "amonia.id"},
		{"a word that is there", "evakuasi", "", "", "amonia.id"},
		{"a form of a word that is there", "pengevakuasian", "", "", "amonia.id"},
		{"a short word", "ribb", "", "", ""},
		{"two slips", "tzunmai", "", "", ""},
		{"Hangul", "지진해알", "", "", ""},
		{"quoted", `"tsunmai"`, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := x.Search(t.Context(), Query{Text: tt.query})
			if err != nil {
				t.Fatal(err)
			}
			var from, to string
			if c := res.Corrected; c != nil {
				from, to = c.From, c.To
				if again := Parse(c.AsTyped); len(again.Terms) == 0 {
					t.Errorf("way back %q has no words", c.AsTyped)
				}
			}
			if from != tt.from || to != tt.to {
				t.Errorf("Search(%q) read %q as %q, want %q as %q", tt.query, from, to, tt.from, tt.to)
			}
			best := ""
			if hits := found(t, x, Query{Text: tt.query}); len(hits) > 0 {
				best = hits[0]
			}
			if tt.best != "" && best != tt.best {
				t.Errorf("Search(%q): first hit %s, want %s", tt.query, best, tt.best)
			}
		})
	}
}
