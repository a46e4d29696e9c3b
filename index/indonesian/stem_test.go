package indonesian

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pairs reads a list of words with their stems.
func pairs(t *testing.T, path string) [][2]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list [][2]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if word, stem, ok := strings.Cut(lines.Text(), "\t"); ok {
			list = append(list, [2]string{word, stem})
		}
	}
	return list
}

// TestStemIsSnowball compares with a sample of Snowball's own list, and with SIAGA_SHARED with all of it.
func TestStemIsSnowball(t *testing.T) {
	files := []string{"testdata/snowball.tsv"}
	if shared := os.Getenv("SIAGA_SHARED"); shared != "" {
		files = append(files, filepath.Join(shared, "testdata", "stemming-snowball", "indonesian.tsv"))
	}
	for _, file := range files {
		list := pairs(t, file)
		if len(list) < 2000 {
			t.Errorf("%s has %d words", file, len(list))
		}
		wrong := 0
		for _, p := range list {
			if got := Stem(p[0]); got != p[1] {
				if wrong++; wrong <= 20 {
					t.Errorf("Stem(%q) = %q, want %q", p[0], got, p[1])
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of %d stems differ", file, wrong, len(list))
		}
	}
}
