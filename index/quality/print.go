package quality

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Print writes reports as a table, one line a pair of languages.
func Print(w io.Writer, reports ...Report) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "collection\tquery→note\tqueries\tnDCG@10\tMRR@10\trecall@100")
	for _, r := range reports {
		for _, p := range r.Pairs() {
			s := r.Scores[p]
			fmt.Fprintf(t, "%s\t%s\t%d\t%.4f\t%.4f\t%.4f\n", r.Name, p, s.Queries, s.NDCG, s.MRR, s.Recall)
		}
	}
	return t.Flush()
}
