package indonesian

import (
	"strings"
	"testing"
)

// Every form of a family has one root.
func TestFamilies(t *testing.T) {
	for _, family := range []string{
		"tanggulang menanggulangi penanggulangan ditanggulangi tertanggulangi",
		"tolong menolong pertolongan penolong ditolong",
		"kurang mengurangi pengurangan berkurang dikurangi kekurangan",
		"bakar kebakaran membakar pembakaran terbakar dibakar",
		"risiko resiko risikonya berisiko",
		"amonia amoniak",
		"ungsi mengungsi pengungsi pengungsian mengungsikan",
		"padam pemadam memadamkan pemadaman dipadamkan",
		"kendali mengendalikan pengendalian terkendali dikendalikan",
		"kelola mengelola pengelolaan pengelola dikelola",
		"tahan menahan ketahanan bertahan ditahan pertahanan",
		"turun menurun penurunan menurunkan",
		"kota kotanya kota2",
		"latih latihan pelatihan melatih berlatih dilatih",
		"permukiman pemukiman",
		"siap bersiap persiapan menyiapkan siapkan",
		"ingat peringatan mengingatkan memperingatkan",
		"selamat menyelamatkan penyelamatan keselamatan",
		"pantau memantau pemantauan dipantau",
		"tinjau meninjau peninjauan",
		"kumpul mengumpulkan pengumpulan berkumpul",
	} {
		words := strings.Fields(family)
		want := string(Root([]byte(words[0])))
		for _, w := range words[1:] {
			if got := string(Root([]byte(w))); got != want {
				t.Errorf("Root(%q) = %q, Root(%q) = %q", w, got, words[0], want)
			}
		}
	}
}

// Words that have nothing to do with each other keep apart.
func TestApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"penanggulangan", "tanggul"}, {"pesisir", "sisir"}, {"penduduk", "duduk"}, {"menteri", "teri"}, {"pipa", "pipi"}, {"co2", "co"},
	} {
		a, b := string(Root([]byte(pair[0]))), string(Root([]byte(pair[1])))
		if a == b {
			t.Errorf("%s and %s are both %q", pair[0], pair[1], a)
		}
	}
}
