package server

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// Words of a query that name filters are offered as such; none is applied.
func TestSituation(t *testing.T) {
	s := starter(t)
	p := get(t, s, "/id/search?q="+url.QueryEscape("rob pelabuhan sebelum musim hujan"))
	got := texts(p.Node, ".situation a")
	for _, want := range []string{"Banjir rob", "Pelabuhan", "Kesiapsiagaan"} {
		if !slices.Contains(got, want) {
			t.Errorf("filters offered: %q, want %q among them", got, want)
		}
	}
	if chips := texts(p.Node, ".chips a"); len(chips) > 0 {
		t.Errorf("filters applied: %q", chips)
	}
}

// A slip is corrected, said, and leads back to what was typed.
func TestCorrected(t *testing.T) {
	s := starter(t)
	p := get(t, s, "/id/search?q=tsunmai")
	if note := strings.Join(texts(p.Node, ".corrected"), ""); !strings.Contains(note, "tsunami") || !strings.Contains(note, "tsunmai") {
		t.Fatalf("said of the correction: %q", note)
	}
	back := get(t, s, attr(one(p.Node, ".corrected a"), "href"))
	if got := texts(back.Node, ".corrected"); len(got) > 0 {
		t.Errorf("as typed: %q", got)
	}
}
