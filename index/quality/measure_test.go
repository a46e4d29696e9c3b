package quality

import (
	"context"
	"math"
	"testing"
)

func TestMeasure(t *testing.T) {
	c := &Collection{
		Name:    "small",
		Docs:    []Doc{{ID: "a", Lang: "id"}, {ID: "b", Lang: "en"}, {ID: "c", Lang: "id"}},
		Queries: []Query{{ID: "q1", Text: "one", Lang: "id"}, {ID: "q2", Text: "none", Lang: "id"}},
		Grades:  map[string]map[string]int{"q1": {"a": 2, "b": 1}, "q2": {"c": 1}},
	}
	names := Names{"notes/d0": "a", "notes/d1": "b", "notes/d2": "c"}
	r, err := c.Measure(t.Context(), func(_ context.Context, text, _, in string, _ int) ([]string, error) {
		switch {
		case text == "none":
			return nil, nil
		case in == "":
			return []string{"notes/d1", "notes/d0"}, nil
		case in == "en":
			return []string{"notes/d1"}, nil
		}
		return []string{"notes/d2", "notes/d0"}, nil
	}, names)
	if err != nil {
		t.Fatal(err)
	}
	// Gains are 3 and 1; the second place counts 1/log2(3).
	second := 1 / math.Log2(3)
	want := map[Pair]Score{
		{"id", "id"}: {2, second / 2, 0.25, 0.5}, // one answer second, one query unanswered
		{"id", "en"}: {1, 1, 1, 1},
		{All, All}:   {2, (1 + 3*second) / (3 + second) / 2, 0.5, 0.5},
	}
	for p, w := range want {
		got := r.Scores[p]
		near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
		if got.Queries != w.Queries || !near(got.NDCG, w.NDCG) || !near(got.MRR, w.MRR) || !near(got.Recall, w.Recall) {
			t.Errorf("%s = %+v, want %+v", p, got, w)
		}
	}
}
