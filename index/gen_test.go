package index

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"siaga/content"
)

// size is how many notes the benchmarks use; SIAGA_NOTES is the same for who cannot pass a flag.
var size = flag.Int("notes", envInt("SIAGA_NOTES", 1000), "notes in the benchmarks' library")

func envInt(name string, or int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return or
}

// synthetic is a library of notes of 200 to 1,500 words, recombined from real paragraphs: those of the
// starter library, or, with SIAGA_SHARED, of the judged collections too, which make a vocabulary of some
// 100,000 words. Bodies are made anew each time they are read, so that the library takes little memory.
type synthetic struct {
	docs       []*content.Document
	paragraphs map[string][]string
}

// Shares of the languages, as in a library of an Indonesian city.
var syntheticLangs = []string{"id", "id", "id", "id", "id", "id", "en", "en", "en", "ko"}

func newSynthetic(tb testing.TB, n int) *synthetic {
	tb.Helper()
	s := &synthetic{paragraphs: readParagraphs(tb)}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		lang := syntheticLangs[r.IntN(len(syntheticLangs))]
		title := strings.Fields(s.paragraphs[lang][r.IntN(len(s.paragraphs[lang]))])
		d := &content.Document{
			Folder: content.Notes, Slug: fmt.Sprintf("note-%06d", i*2/3), Lang: lang, Status: "published",
			Title: strings.Join(title[:min(len(title), 3+r.IntN(6))], " "),
			Kind:  pick(r, "strategy", "case", "guideline", "profile"), Evidence: pick(r, "institutional", "practice", "press", "none"),
			Facets: content.Facets{
				Hazards: some(r, "hazard", 16), Sectors: some(r, "sector", 14), Phases: some(r, "phase", 5),
				Measures: some(r, "measure", 12), Offices: some(r, "office", 14), Regions: some(r, "region", 200),
			},
			Reviewed: content.Date{Year: 2015 + r.IntN(12), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)},
		}
		d.File = d.Slug + "." + lang + ".md"
		if last := len(s.docs) - 1; last >= 0 && s.docs[last].ID() == d.ID() && s.docs[last].Lang == lang {
			d.Slug += "b"
		}
		sum := sha256.Sum256([]byte(strconv.Itoa(i)))
		d.Revision = hex.EncodeToString(sum[:])
		s.docs = append(s.docs, d)
	}
	return s
}

// pick draws one value, the first more often than the last.
func pick(r *rand.Rand, values ...string) string {
	return values[min(r.IntN(len(values)), r.IntN(len(values)))]
}

// some draws one to three values of a facet.
func some(r *rand.Rand, name string, of int) []string {
	var values []string
	for range 1 + r.IntN(3) {
		v := fmt.Sprintf("%s-%02d", name, min(r.IntN(of), r.IntN(of)))
		if len(values) == 0 || values[len(values)-1] != v {
			values = append(values, v)
		}
	}
	return values
}

func (s *synthetic) All() iter.Seq[*content.Document] {
	return func(yield func(*content.Document) bool) {
		for _, d := range s.docs {
			if !yield(d) {
				return
			}
		}
	}
}

func (s *synthetic) Len() int { return len(s.docs) }

// Body makes the same text for the same revision.
func (s *synthetic) Body(d *content.Document) ([]byte, error) {
	seed, err := strconv.ParseUint(d.Revision[:16], 16, 64)
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(seed, 7))
	from := s.paragraphs[d.Lang]
	var b strings.Builder
	for words, want := 0, 200+r.IntN(1300)*r.IntN(1300)/1300; words < want; {
		p := from[r.IntN(len(from))]
		if r.IntN(4) == 0 {
			fields := strings.Fields(p)
			fmt.Fprintf(&b, "## %s\n\n", strings.Join(fields[:min(4, len(fields))], " "))
		}
		b.WriteString(p + "\n\n")
		words += strings.Count(p, " ") + 1
	}
	return []byte(b.String()), nil
}

// readParagraphs collects paragraphs by language, once for all benchmarks.
func readParagraphs(tb testing.TB) map[string][]string {
	tb.Helper()
	all, err := paragraphsOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

var paragraphsOnce = sync.OnceValues(func() (map[string][]string, error) {
	all := map[string][]string{}
	add := func(lang, text string) {
		for line := range strings.Lines(text) {
			line = strings.TrimLeft(strings.TrimSpace(line), "#>*-|0123456789. ")
			if words := strings.Count(line, " "); words >= 5 && words < 300 && !strings.ContainsAny(line, "[]{}<>`|") {
				all[lang] = append(all[lang], line)
			}
		}
	}
	files, err := filepath.Glob("../content/library/notes/*.md")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		_, body, _ := strings.Cut(string(raw), "\n---\n")
		parts := strings.Split(f, ".")
		add(parts[len(parts)-2], body)
	}
	collections, err := filepath.Glob(filepath.Join(os.Getenv("SIAGA_SHARED"), "testdata", "ir-*", "corpus.jsonl"))
	if err != nil || os.Getenv("SIAGA_SHARED") == "" {
		return all, err
	}
	for _, f := range collections {
		if err := readCollection(f, add); err != nil {
			return nil, err
		}
	}
	return all, nil
})

func readCollection(file string, add func(lang, text string)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var d struct{ Text, Lang string }
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		add(d.Lang, d.Text)
	}
	return lines.Err()
}
