//go:build ignore

// Make writes data/lexicon.txt.gz from the tables that the lexicon was built as:
//
//	go run make.go lexicon.tsv corrections.tsv
//
// Both have a header line and the columns from, to, word, part of speech, translations, sources. Parts of
// speech and sources are left out, weights become per cent, and rows of the corrections get a mark; package
// lexicon describes the result.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: make lexicon.tsv corrections.tsv")
	}
	rows := map[string][]string{} // direction → lines
	for i, name := range os.Args[1:] {
		if err := read(name, rows, i == 1); err != nil {
			log.Fatal(err)
		}
	}
	var text bytes.Buffer
	for _, direction := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&text, "# %s\n", direction)
		slices.Sort(rows[direction])
		for _, row := range rows[direction] {
			text.WriteString(row + "\n")
		}
	}
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err == nil {
		_, err = zip.Write(text.Bytes())
	}
	if err == nil {
		err = zip.Close()
	}
	if err == nil {
		err = os.WriteFile("data/lexicon.txt.gz", packed.Bytes(), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func read(name string, rows map[string][]string, corrected bool) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 0; lines.Scan(); n++ {
		c := strings.Split(lines.Text(), "\t")
		if n == 0 || len(c) < 5 {
			continue
		}
		var words []string
		for t := range strings.SplitSeq(c[4], "|") {
			at := strings.LastIndexByte(t, '=')
			weight, err := strconv.ParseFloat(t[at+1:], 64)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n+1, err)
			}
			words = append(words, fmt.Sprintf("%s=%.0f", t[:at], 100*weight))
		}
		mark := ""
		if corrected {
			mark = "!"
		}
		rows[c[0]+" "+c[1]] = append(rows[c[0]+" "+c[1]], c[2]+"\t"+mark+strings.Join(words, "|"))
	}
	return lines.Err()
}
