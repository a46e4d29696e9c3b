package quality

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Depths of the measures: nDCG and MRR look at the first page of an answer, recall at what a patient reader sees.
const (
	depthPage   = 10
	depthRecall = 100
)

// Search answers a query of a reader of lang with the paths of notes, "notes/d12", best first; in limits the
// answer to one content language, "" to none.
type Search func(ctx context.Context, text, lang, in string, size int) ([]string, error)

// Score is the mean of the measures over queries; a query without any right answer found counts 0.
type Score struct {
	Queries int
	NDCG    float64 // nDCG@10 with gain 2^grade-1 and discount log2(rank+1)
	MRR     float64 // reciprocal rank of the first right answer among 10
	Recall  float64 // share of the right answers among the first 100
}

// Pair names a language of queries and one of documents; All is every language at once.
type Pair struct{ From, To string }

// All stands for all languages in a Pair.
const All = "all"

func (p Pair) String() string {
	if p.To == All {
		return All
	}
	return p.From + "→" + p.To
}

// Report holds the scores of a collection by pair of languages and, where it has several, for all at once.
type Report struct {
	Name   string
	Scores map[Pair]Score
}

// Pairs lists the pairs of a report in order, all languages last.
func (r Report) Pairs() []Pair {
	return slices.SortedFunc(maps.Keys(r.Scores), func(a, b Pair) int {
		order := func(p Pair) string {
			if p.To == All {
				return "~"
			}
			return p.From + " " + p.To
		}
		if order(a) < order(b) {
			return -1
		}
		return 1
	})
}

// Measure asks every query: once in each language that has a judged answer, answers limited to it, and once in
// all. names says which note is which document.
func (c *Collection) Measure(ctx context.Context, search Search, names Names) (Report, error) {
	r := Report{c.Name, map[Pair]Score{}}
	lang := map[string]string{}
	for _, d := range c.Docs {
		lang[d.ID] = d.Lang
	}
	langs := c.Langs()
	for _, q := range c.Queries {
		for _, to := range langs {
			grades := maps.Clone(c.Grades[q.ID])
			maps.DeleteFunc(grades, func(doc string, _ int) bool { return lang[doc] != to })
			if err := r.ask(ctx, search, names, q, Pair{q.Lang, to}, to, grades); err != nil {
				return r, err
			}
		}
		if len(langs) > 1 {
			if err := r.ask(ctx, search, names, q, Pair{All, All}, "", c.Grades[q.ID]); err != nil {
				return r, err
			}
		}
	}
	for p, s := range r.Scores {
		n := float64(s.Queries)
		r.Scores[p] = Score{s.Queries, s.NDCG / n, s.MRR / n, s.Recall / n}
	}
	return r, nil
}

// ask adds one query to the scores of a pair.
func (r Report) ask(ctx context.Context, search Search, names Names, q Query, p Pair, in string, grades map[string]int) error {
	if len(grades) == 0 {
		return nil
	}
	found, err := search(ctx, q.Text, q.Lang, in, depthRecall)
	if err != nil {
		return fmt.Errorf("query %s: %w", q.ID, err)
	}
	ranked := make([]int, len(found))
	for i, path := range found {
		ranked[i] = grades[names[path]]
	}
	s := r.Scores[p]
	r.Scores[p] = Score{
		s.Queries + 1, s.NDCG + ndcg(ranked, grades), s.MRR + reciprocal(ranked), s.Recall + recall(ranked, grades),
	}
	return nil
}

// ndcg is the discounted gain of an answer as a share of the best possible (Järvelin and Kekäläinen 2002).
func ndcg(ranked []int, grades map[string]int) float64 {
	best := slices.SortedFunc(maps.Values(grades), func(a, b int) int { return b - a })
	return gain(ranked) / gain(best)
}

func gain(grades []int) float64 {
	sum := 0.0
	for i, g := range grades[:min(len(grades), depthPage)] {
		sum += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}

func reciprocal(ranked []int) float64 {
	for i, g := range ranked[:min(len(ranked), depthPage)] {
		if g > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}

func recall(ranked []int, grades map[string]int) float64 {
	n := 0
	for _, g := range ranked[:min(len(ranked), depthRecall)] {
		if g > 0 {
			n++
		}
	}
	return float64(n) / float64(len(grades))
}
