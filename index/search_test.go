package index

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// smallLibrary has three languages, translations and every kind of word that the tests ask for.
func smallLibrary() fakeCorpus {
	c := fakeCorpus{}
	c.put("banjir-rob.id", "Banjir rob di pesisir Bontang",
		"Rob menggenangi Loktuan dan Tanjung Laut.\n\n## Tanggul laut\n\nTanggul menahan air pasang. Rencana dan aksi ada di kelurahan.",
		hazards("tidal-flood"), regions("id-bontang"), reviewed(2026, 3, 1), summary("Genangan air laut pada pasang tinggi."))
	c.put("banjir-rob.en", "Tidal flooding on the Bontang coast",
		"Tides flood Loktuan.\n\n## Sea dikes\n\nThe dike holds back the tide. It was built of stone.",
		hazards("tidal-flood"), regions("id-bontang"), reviewed(2026, 3, 1))
	c.put("amonia.id", "Kebocoran amonia di pabrik pupuk",
		"Latihan evakuasi amonia diadakan setiap tahun.\n\n## Sirene\n\nSirene berbunyi tiga kali.",
		hazards("toxic-release"), regions("id-bontang"), reviewed(2025, 7, 2))
	c.put("amonia.en", "Ammonia release drills",
		"Residents' drills are held every year. The right to know is law.\n\n## Sirens\n\nThe siren sounds three times.",
		hazards("toxic-release"), regions("id-bontang", "id-cilegon"), reviewed(2025, 7, 2))
	c.put("ulsan.ko", "울산 석유화학단지 대피 훈련",
		"주민 대피 훈련을 실시한다.\n\n## 지진해일 경보\n\n지진해일 경보가 울리면 높은 곳으로 대피한다. LNG선은 항만을 떠난다.",
		hazards("tsunami"), regions("kr-ulsan"), reviewed(2026, 1, 15))
	c.put("tsunami.en", "Tsunami evacuation in ports",
		"LNG carriers leave the port.\n\n## Warning\n\nA tsunami warning is given by siren.",
		hazards("tsunami"), regions("kr-ulsan", "id-bontang"), reviewed(2024, 5, 5))
	c.put("osaka.ja", "大阪港の津波対策", "津波の警報が出たら高台へ避難する。", hazards("tsunami"))
	return c
}

func TestSearch(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	tests := []struct {
		name string
		q    Query
		want []string
	}{
		{"Indonesian word", Query{Text: "rob"}, []string{"banjir-rob.id"}},
		{"upper case", Query{Text: "ROB"}, []string{"banjir-rob.id"}},
		{"all words", Query{Text: "tanggul pasang"}, []string{"banjir-rob.id"}},
		{"stop words are not asked for", Query{Text: "tanggul yang di dalam"}, []string{"banjir-rob.id"}},
		{"English stems", Query{Text: "drill"}, []string{"amonia.en"}},
		{"English plural", Query{Text: "floods"}, []string{"banjir-rob.en"}},
		{"possessive", Query{Text: "resident"}, []string{"amonia.en"}},
		{"Korean noun finds it with particle", Query{Text: "훈련"}, []string{"ulsan.ko"}},
		{"Korean compound", Query{Text: "지진해일"}, []string{"ulsan.ko"}},
		{"Latin in Korean", Query{Text: "LNG 항만", Lang: "ko"}, []string{"ulsan.ko", "tsunami.en"}},
		{"decomposed Hangul", Query{Text: "훈련"}, []string{"ulsan.ko"}},
		{"Japanese", Query{Text: "津波"}, []string{"osaka.ja"}},
		{"every language", Query{Text: "loktuan", Lang: "en"}, []string{"banjir-rob.en", "banjir-rob.id"}},
		{"reader's language first", Query{Text: "loktuan", Lang: "id"}, []string{"banjir-rob.id", "banjir-rob.en"}},
		{"phrase", Query{Text: `"siren sounds"`}, []string{"amonia.en"}},
		{"phrase in other order", Query{Text: `"sounds siren"`}, []string{}},
		{"phrase with stop word", Query{Text: `"rencana dan aksi"`}, []string{"banjir-rob.id"}},
		{"phrase without its stop word", Query{Text: `"rencana aksi"`}, []string{}},
		{"English phrase with stop words", Query{Text: `"right to know"`}, []string{"amonia.en"}},
		{"Korean phrase", Query{Text: `"대피 훈련"`}, []string{"ulsan.ko"}},
		{"without", Query{Text: "siren -tsunami"}, []string{"amonia.en"}},
		{"without alone", Query{Text: "-bontang -tsunami -ammonia"}, []string{"ulsan.ko", "amonia.id", "osaka.ja"}},
		{"title only", Query{Text: "title:tsunami"}, []string{"tsunami.en"}},
		{"facet in the text", Query{Text: "siren hazard:toxic-release"}, []string{"amonia.en"}},
		{"Indonesian name of a facet", Query{Text: "berbunyi bahaya:toxic-release"}, []string{"amonia.id"}},
		{"end of a region's code", Query{Text: "region:cilegon"}, []string{"amonia.en"}},
		{"unwanted facet", Query{Text: "siren -hazard:tsunami"}, []string{"amonia.en"}},
		{"unknown value is a word", Query{Text: "hazard:loktuan", Lang: "id"}, []string{"banjir-rob.id", "banjir-rob.en"}},
		{"content language", Query{Text: "loktuan", In: []string{"en"}}, []string{"banjir-rob.en"}},
		{"filter", Query{Filters: map[string][]string{"hazard": {"tsunami"}}}, []string{"ulsan.ko", "tsunami.en", "osaka.ja"}},
		{"values of one facet are alternatives", Query{
			Filters: map[string][]string{"region": {"id-cilegon", "kr-ulsan"}, "in": {"en"}},
		}, []string{"amonia.en", "tsunami.en"}},
		{"some words when few have all", Query{Text: "ammonia tsunami"}, []string{"tsunami.en", "amonia.en"}},
		{"nothing", Query{Text: "kucing"}, []string{}},
		{"no words: newest first", Query{Size: 3}, []string{"banjir-rob.en", "banjir-rob.id", "ulsan.ko"}},
		{"only signs", Query{Text: `" - : *`, Size: 1}, []string{"banjir-rob.en"}},
		{"by title", Query{Sort: SortTitle, Size: 3}, []string{"amonia.en", "banjir-rob.id", "amonia.id"}},
		{"newest of the found", Query{Text: "siren", Sort: SortNew}, []string{"amonia.en", "tsunami.en"}},
		{"next page", Query{Sort: SortTitle, Size: 2, From: 1}, []string{"banjir-rob.id", "amonia.id"}},
		{"past the end", Query{From: 500}, []string{}},
		{"translations together", Query{Text: "loktuan", Lang: "en", Group: true}, []string{"banjir-rob.en"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(t, x, tt.q)); diff != "" {
				t.Errorf("Search(%+v): hits (-want +got):\n%s", tt.q, diff)
			}
		})
	}
}

func TestSearchLimits(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	tests := []struct {
		name string
		q    Query
		want Query
	}{
		{"defaults", Query{}, Query{Size: DefaultSize}},
		{"size", Query{Size: 5000}, Query{Size: MaxSize}},
		{"no hits wanted", Query{Size: -5}, Query{Size: -1}},
		{"from", Query{From: 1 << 40, Size: 1}, Query{From: MaxFrom, Size: 1}},
		{"negative from", Query{From: -1, Size: 1}, Query{Size: 1}},
		{"sort", Query{Sort: "worst", Size: 1}, Query{Size: 1}},
	}
	for _, tt := range tests {
		res, err := x.Search(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, res.Query); diff != "" {
			t.Errorf("%s: query with its limits (-want +got):\n%s", tt.name, diff)
		}
		if res.Total != 7 || len(res.Hits) > max(res.Query.Size, 0) {
			t.Errorf("%s: %d hits of %d", tt.name, len(res.Hits), res.Total)
		}
	}
}

// A reader who has gone away is not searched for, also not in the queue.
func TestSearchCancelled(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range cap(x.searches) { // all places taken
		x.searches <- struct{}{}
	}
	if _, err := x.Search(ctx, Query{Text: "rob"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search with a cancelled context = %v, want context.Canceled", err)
	}
	for range cap(x.searches) {
		<-x.searches
	}
}

func TestWhy(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	res, err := x.Search(t.Context(), Query{Text: "drill residents"})
	if err != nil || len(res.Hits) == 0 {
		t.Fatalf("%d hits, %v", len(res.Hits), err)
	}
	want := []Why{{Typed: "drill", Matched: "drills"}}
	if diff := cmp.Diff(want, res.Hits[0].Why); diff != "" {
		t.Errorf("Why (-want +got):\n%s", diff)
	}
}
