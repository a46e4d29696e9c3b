package markdown

import (
	"strings"
	"sync"
	"testing"
)

// typicalNote is about 6 KB, as the notes of the starter library are: eight sections of two paragraphs with
// citations and links, a table, a call-out, a figure.
var typicalNote = sync.OnceValue(func() []byte {
	var b strings.Builder
	b.WriteString("# Menanggulangi banjir rob di Bontang\n\n")
	for i := range 8 {
		b.WriteString("## Bagian yang menyebut intinya " + string(rune('A'+i)) + "\n\n")
		b.WriteString(strings.Repeat("BPBD membedakan banjir kota karena drainase dan *banjir rob* dari laut [@bpbd-2023]. ", 3) +
			"Lihat [[demak|bendungan permeabel]] dan [laporan](https://example.id/laporan).\n\n")
		b.WriteString("Yang berulang kali disebut terpapar ialah **Bontang Kuala**, kata BPBD [@a, hlm. 4; @b].\n\n")
	}
	b.WriteString("> [!WARNING] Yang belum diketahui\n> Tidak ditemukan sumber yang mengukur penurunan tanah.\n\n")
	b.WriteString("| Kota | Tinggi | Sumber |\n|---|--:|---|\n" + strings.Repeat("| Bontang | 2,4 m | [@a] |\n", 6) + "\n")
	b.WriteString("```bars\ntitle: Tinggi pasang\nunit: m\n" + strings.Repeat("Feb 2023 | 2,4 | setinggi lutut | forecast | [@a]\n", 6) + "```\n\n")
	b.WriteString(strings.Repeat("Kalimat penutup tanpa tanda apa pun yang cukup panjang. ", 12) + "\n")
	return []byte(b.String())
})

func BenchmarkParsePassages(b *testing.B) {
	src := typicalNote()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		d.Passages()
	}
}

func BenchmarkParseHTML(b *testing.B) {
	src, r := typicalNote(), testRender()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		d.HTML(r)
	}
}

func BenchmarkInline(b *testing.B) {
	r := testRender()
	b.ReportAllocs()
	for b.Loop() {
		Inline("Polder: Rp38 miliar untuk lahan, sekitar *Rp45 miliar* untuk konstruksi [@a]", r)
	}
}

func BenchmarkAdmit(b *testing.B) {
	src := typicalNote()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		admit(src)
	}
}

// TestConcurrentUse is for the race detector: one parser and one Doc serve all goroutines.
func TestConcurrentUse(t *testing.T) {
	d, err := Parse(typicalNote())
	if err != nil {
		t.Fatal(err)
	}
	want := d.HTML(testRender())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := d.HTML(testRender()); got != want {
				t.Error("HTML differs between goroutines")
			}
			d.Passages()
			if _, err := Parse(typicalNote()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
