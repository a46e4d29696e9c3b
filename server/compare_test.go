package server

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/compare?n=rob&n=mangrove&n=dams")
	if got := texts(p.Node, "thead th .name a"); !slices.Equal(got, []string{"Banjir rob & pasang di Bontang", "Sabuk mangrove", "Permeable dams"}) {
		t.Errorf("columns %q", got)
	}
	rows := all(p.Node, "tbody tr")
	if len(rows) != len(factKeys) {
		t.Fatalf("%d rows, want %d", len(rows), len(factKeys))
	}
	for _, row := range rows {
		if n := len(all(row, "td")); n != 3 {
			t.Errorf("row %q has %d cells", textOf(one(row, "th")), n)
		}
	}
	cost := rows[1]
	if got := texts(cost, ".fig"); !slices.Equal(got, []string{"Rp 2 miliar", "Rp 40 juta"}) {
		t.Errorf("costs %q", got)
	}
	if got := texts(cost, ".unstated"); !slices.Equal(got, []string{"Tidak disebutkan"}) {
		t.Errorf("a cell that nobody stated says %q", got)
	}
	if got := textOf(one(p.Node, "h1")); !strings.Contains(got, "3") {
		t.Errorf("heading %q", got)
	}
}

// TestCompareCellsLead follows every cell to its passage.
func TestCompareCellsLead(t *testing.T) {
	s := starter(t)
	p := get(t, s, "/id/compare?n=tidal-flooding-bontang&n=demak-permeable-dams&n=mangroves-bontang&n=lng-spill-hazards")
	links := all(p.Node, "td small a")
	if len(links) < 5 {
		t.Fatalf("only %d cells name their passage", len(links))
	}
	for _, a := range links {
		u, err := url.Parse(attr(a, "href"))
		if err != nil || u.Fragment == "" {
			t.Errorf("a cell links to %q", attr(a, "href"))
			continue
		}
		place := u.Fragment
		u.Fragment, u.RawFragment = "", ""
		heading := one(get(t, s, u.RequestURI()).Node, "[id="+place+"]")
		if heading == nil || !strings.Contains(textOf(heading), textOf(a)) {
			t.Errorf("%q leads to %s, where %q stands", textOf(a), attr(a, "href"), textOf(heading))
		}
	}
}

// TestCompareReferences keeps apart what two notes call by the same key.
func TestCompareReferences(t *testing.T) {
	p := get(t, starter(t), "/id/compare?n=tidal-flooding-bontang&n=demak-permeable-dams&n=mangroves-bontang")
	marks := all(p.Node, ".cite a")
	if len(marks) == 0 {
		t.Fatal("no citations in the cells")
	}
	for _, m := range marks {
		id, _ := url.PathUnescape(strings.TrimPrefix(attr(m, "href"), "#"))
		if one(p.Node, "li[id="+id+"]") == nil {
			t.Errorf("the mark %q links to %q, which is not in the list", textOf(m), attr(m, "href"))
		}
	}
}

func TestCompareBounds(t *testing.T) {
	s := sampleSite(t)
	tests := []struct {
		query           string
		columns, notice int
	}{
		{"", 0, 0},
		{"n=rob", 1, 0},
		{"n=rob&n=rob", 1, 0},
		{"n=rob&n=", 1, 0},
		{"n=rob&n=mangrove&n=dams&n=latihan", 4, 0},
		{"n=rob&n=mangrove&n=dams&n=latihan&n=polos", 4, 1},
		{"n=rob&n=tidak-ada", 1, 1},
		{"n=tidak-ada&n=tidak-juga", 0, 2},
		{"n=..%2Fregions%2Fid-bontang&n=rob%00&n=rob.id.md", 0, 3},
		{strings.Repeat("n=rob&", 2000), 1, 0},
	}
	for _, tt := range tests {
		p := get(t, s, "/id/compare?"+tt.query)
		if got := len(all(p.Node, "thead th")); got != tt.columns {
			t.Errorf("compare?%.60s has %d columns, want %d", tt.query, got, tt.columns)
		}
		if got := len(all(p.Node, ".notice")); got != tt.notice {
			t.Errorf("compare?%.60s has %d notices, want %d", tt.query, got, tt.notice)
		}
	}
}

// TestCompareOffers adds and removes by links, so that each state has an address.
func TestCompareOffers(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/compare?n=rob")
	add := one(p.Node, "a.add")
	if got := attr(add, "href"); got != "/id/compare?n=rob&n=mangrove" {
		t.Fatalf("offers %q, want the note on the same hazard with facts", got)
	}
	both := get(t, s, attr(add, "href"))
	removes := all(both.Node, "a.remove")
	if len(removes) != 2 || attr(removes[0], "href") != "/id/compare?n=mangrove" || attr(removes[1], "href") != "/id/compare?n=rob" {
		t.Errorf("removing leads elsewhere: %d links", len(removes))
	}
	if empty := get(t, s, "/id/compare"); one(empty.Node, "a.add") == nil {
		t.Error("an empty comparison offers nothing to begin with")
	}
}
