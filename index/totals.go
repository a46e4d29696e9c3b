package index

import (
	"encoding/json"
	"fmt"

	index "github.com/blevesearch/bleve_index_api"
)

// totals are the statistics that scoring needs: how many documents each language has and how many tokens
// each of its fields holds. The engine offers instead the number of distinct terms divided by documents,
// which is 6 at 100,000 notes where the true average length is 592. They are kept inside the index and
// change in the same atomic batch as the documents they count.
type totals struct {
	Docs   [numLangs]uint64           `json:"docs"`
	Tokens [numLangs][numParts]uint64 `json:"tokens"`
}

var totalsKey = []byte("siaga.totals")

func (t *totals) add(lang int, tokens [numParts]uint64) {
	t.Docs[lang]++
	for part, n := range tokens {
		t.Tokens[lang][part] += n
	}
}

func (t *totals) remove(lang int, tokens [numParts]uint64) {
	t.Docs[lang]--
	for part, n := range tokens {
		t.Tokens[lang][part] -= n
	}
}

// average is the mean length of a field in tokens, at least 1.
func (t *totals) average(part, lang int) float64 {
	if t.Docs[lang] == 0 {
		return 1
	}
	return max(1, float64(t.Tokens[lang][part])/float64(t.Docs[lang]))
}

// readTotals reads the totals of an index; an index that was never written to has none.
func readTotals(r index.IndexReader) (totals, error) {
	var t totals
	raw, err := r.GetInternal(totalsKey)
	if err != nil || len(raw) == 0 {
		return t, err
	}
	if err := json.Unmarshal(raw, &t); err != nil {
		return t, fmt.Errorf("totals: %w: %w", errDamaged, err)
	}
	return t, nil
}

// setTotals puts the totals into the batch.
func (w *writer) setTotals() error {
	raw, err := json.Marshal(w.totals)
	if err != nil {
		return fmt.Errorf("totals: %w", err)
	}
	w.batch.SetInternal(totalsKey, raw)
	return nil
}
