package index

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"siaga/index/quality"
)

// The sections of a dossier that would give its terms away, and the language of which it must not hold a word.
var (
	dossierEnd = regexp.MustCompile(`\n## (Terms|Sources)`)
	hangul     = regexp.MustCompile(`[가-힣]+`)
)

// TestQualityDomain asks for the English dossiers that the starter library was written from, in Indonesian and Korean.
func TestQualityDomain(t *testing.T) {
	shared := os.Getenv("SIAGA_SHARED")
	if shared == "" {
		t.Skip("set SIAGA_SHARED")
	}
	r := measure(t, dossiers(t, shared))
	for _, lang := range []string{"id", "ko"} {
		s := r.Scores[quality.Pair{From: lang, To: "en"}]
		t.Logf("%s→en: nDCG@10 %.4f, MRR@10 %.4f, recall@100 %.4f of %d", lang, s.NDCG, s.MRR, s.Recall, s.Queries)
	}
}

func dossiers(t *testing.T, shared string) *quality.Collection {
	t.Helper()
	c := &quality.Collection{Name: "dossiers", Grades: map[string]map[string]int{}}
	files, err := filepath.Glob(filepath.Join(shared, "sources", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(raw), "---", 3)
		id := strings.TrimSuffix(filepath.Base(f), ".md")
		if id == "README" || len(parts) < 3 {
			continue
		}
		text := hangul.ReplaceAllString(dossierEnd.Split(parts[2], 2)[0], " ")
		c.Docs = append(c.Docs, quality.Doc{ID: id, Text: text, Lang: "en"})
	}
	raw, err := os.ReadFile(filepath.Join(shared, "lexicon", "domain-queries.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 3 || f[0] == "document" {
			continue
		}
		for i, lang := range []string{"id", "ko"} {
			q := quality.Query{ID: f[0] + "." + lang, Text: f[i+1], Lang: lang}
			c.Queries = append(c.Queries, q)
			c.Grades[q.ID] = map[string]int{f[0]: 1}
		}
	}
	return c
}
