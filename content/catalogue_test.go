package content

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fill sets every field below v to a value of its own, so that a field forgotten by the coder shows.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(-*n))
	case reflect.Uint8:
		v.SetUint(uint64(*n % 256))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 8)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(int64(*n), int64(*n))))
			return
		}
		for _, f := range v.Fields() {
			f := f
			fill(reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem(), n)
		}
	}
}

var unexported = cmp.AllowUnexported(record{}, rest{}, found{}, asset{}, table{})

func TestCoderKeepsEveryField(t *testing.T) {
	n := 0
	var rec record
	fill(reflect.ValueOf(&rec).Elem(), &n)
	w := newWriter()
	w.record(&rec)
	var got record
	r := newReader(string(w.shard()))
	r.record(&got)
	if diff := cmp.Diff(rec, got, unexported); diff != "" || r.failed || r.src != "" {
		t.Errorf("record written and read (-want +got), failed=%v, %d bytes left:\n%s", r.failed, len(r.src), diff)
	}
	var tab, gotTab table
	fill(reflect.ValueOf(&tab).Elem(), &n)
	tab.src = []byte("text")
	w = newWriter()
	w.tableFile(&tab)
	newReader(string(w.shard())).tableFile(&gotTab)
	if diff := cmp.Diff(tab, gotTab, unexported); diff != "" {
		t.Errorf("table written and read (-want +got):\n%s", diff)
	}
}

func TestCatalogue(t *testing.T) {
	fsys := files(
		"glossary.yaml", "- {id: rob, terms: {id: [banjir rob], en: [tidal flood], ko: [만조 침수]}}\n- {id: rob}\n",
		"notes/rob.id.md", "---\ntitle: Rob\nhazards: [tidal-flood]\n---\nLihat [[tanggul]] dan [@x].\n",
		"notes/rob.en.md", "---\ntitle: Tidal floods\nhazards: [storm-surge]\n---\n![](none.png)\n",
		"notes/tanggul.id.md", "# Tanggul\n",
		"notes/buruk.id.md", "\xff",
		"notes/peta.png", "",
	)
	want := mustLoad(t, fsys)
	var b bytes.Buffer
	if err := WriteCatalogue(&b, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadCatalogue(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	got = got.WithFS(fsys)
	if diff := cmp.Diff(slices.Collect(want.All()), slices.Collect(got.All())); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Check(), got.Check()); diff != "" {
		t.Errorf("Check() (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Glossary.Concepts, got.Glossary.Concepts); diff != "" {
		t.Errorf("glossary (-want +got):\n%s", diff)
	}
	if got.Hash != want.Hash {
		t.Errorf("Hash = %s, want %s", got.Hash, want.Hash)
	}
	if links := got.Backlinks("notes/tanggul"); !slices.Equal(links, []string{"notes/rob"}) {
		t.Errorf("Backlinks(notes/tanggul) = %v, want [notes/rob]", links)
	}
	again, err := Load(t.Context(), fsys, Options{Previous: got})
	if err != nil || again.Hash != want.Hash {
		t.Errorf("Load with the catalogue as Previous: hash %s, %v, want %s", again.Hash, err, want.Hash)
	}
}

// TestCatalogueDamaged cuts and flips a catalogue at every byte: each time it must be refused, never
// panic, and never be believed.
func TestCatalogueDamaged(t *testing.T) {
	var b bytes.Buffer
	l := mustLoad(t, files("notes/rob.id.md", "# Rob\n\nAir naik.\n"))
	if err := WriteCatalogue(&b, l); err != nil {
		t.Fatal(err)
	}
	for i := range b.Len() {
		if _, err := ReadCatalogue(bytes.NewReader(b.Bytes()[:i])); !errors.Is(err, errCatalogue) {
			t.Errorf("catalogue cut at %d: %v, want errCatalogue", i, err)
		}
		bad := bytes.Clone(b.Bytes())
		bad[i] ^= 0x11
		if _, err := ReadCatalogue(bytes.NewReader(bad)); !errors.Is(err, errCatalogue) {
			t.Errorf("catalogue with byte %d changed: %v, want errCatalogue", i, err)
		}
	}
	if _, err := ReadCatalogue(bytes.NewReader(append(b.Bytes(), 0))); err == nil {
		t.Error("catalogue with a byte behind its end was accepted")
	}
}

// FuzzShard reads shards whose sum is right and whose content is not.
func FuzzShard(f *testing.F) {
	w := newWriter()
	records := []*record{{found: found{path: "a.md"}, doc: &Document{Title: "A", Authors: []string{"B"}}}}
	slice(w, &records, func(r **record) { w.record(*r) })
	f.Add(w.shard())
	f.Fuzz(func(t *testing.T, shard []byte) {
		records, failed := decodeShard(string(shard))
		if !failed && len(records) > len(shard) {
			t.Errorf("%d records from %d bytes", len(records), len(shard))
		}
	})
}

// synthetic makes a library of n documents, in which a third are translations.
func synthetic(tb testing.TB, n int) *Library {
	tb.Helper()
	l := &Library{Glossary: &Glossary{}, Vocabulary: &Vocabulary{}}
	fresh := make([]bool, n)
	for i := range n {
		slug := fmt.Sprintf("note-%06d", i/3*2+i%3/2)
		d := &Document{
			Folder: Notes, Slug: slug, Lang: []string{"en", "id", "id"}[i%3], Title: "Banjir rob di pesisir " + slug,
			Summary: "Ringkasan catatan tentang banjir rob dan tanggul di kampung atas air nomor " + slug, Kind: KindCase,
			Evidence: "press", Status: StatusPublished, Licence: "CC-BY-4.0", Authors: []string{"Siaga editors"},
			Facets: Facets{Hazards: []string{"tidal-flood"}, Regions: []string{"id-bontang"}, Phases: []string{"mitigation"}},
			Facts: Facts{
				Size: Fact{"1.6 ha", "kolam retensi " + slug, "kolam", 12}, Cost: Fact{"Rp 20 miliar", "anggaran " + slug, "biaya", 13},
			},
			Revision: fmt.Sprintf("%064x", i*7919), Size: 4000, ModTime: time.Unix(int64(i), 0), BodyLine: 20, Words: 600,
		}
		d.File = fmt.Sprintf("notes/%s.%s.md", slug, d.Lang)
		for p := range 6 {
			h := fmt.Sprintf("Bagian %d tentang tanggul %d", p, i)
			d.Passages = append(d.Passages, Passage{Slug(h), h, 2, 20 + p*10, 100})
		}
		for s := range 3 {
			key := fmt.Sprintf("s%d", s)
			d.Sources = append(d.Sources, Source{ID: key, Type: "article-newspaper", Title: "Warga siaga rob " + slug,
				Container: "Tribun Kaltim", Issued: Date{2023, 8, 3}, URL: "https://example.org/" + slug + key, Line: 15})
			d.Citations = append(d.Citations, Citation{key, "", 30})
			d.Links = append(d.Links, Link{Target: fmt.Sprintf("note-%06d", (i*31+s*977)%(n*2/3)), Line: 40})
		}
		l.records = append(l.records, &record{found: found{d.File, d.Size, d.ModTime}, slug: slug, doc: d})
		fresh[i] = true
	}
	slices.SortFunc(l.records, func(a, b *record) int { return strings.Compare(a.path, b.path) })
	l.assemble(nil, fresh)
	return l
}

func BenchmarkReadCatalogue(b *testing.B) {
	var buf bytes.Buffer
	if err := WriteCatalogue(&buf, synthetic(b, 100_000)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buf.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadCatalogue(bytes.NewReader(buf.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteCatalogue(b *testing.B) {
	l := synthetic(b, 100_000)
	for b.Loop() {
		if err := WriteCatalogue(&bytes.Buffer{}, l); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDerive builds the groups and backlinks of 100,000 documents, and reports the heap that the
// library takes.
func BenchmarkDerive(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	l := synthetic(b, 100_000)
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		l.graph = newGraph(l.docs)
		l.addBacklinks()
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
}

// BenchmarkAssembleChanged is what one changed file costs beyond reading it.
func BenchmarkAssembleChanged(b *testing.B) {
	previous := synthetic(b, 100_000)
	for b.Loop() {
		l := &Library{records: slices.Clone(previous.records), Glossary: previous.Glossary, Vocabulary: previous.Vocabulary}
		l.assemble(previous, make([]bool, len(l.records)))
	}
}
