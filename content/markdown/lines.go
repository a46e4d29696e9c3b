package markdown

import (
	"bytes"
	"sort"
)

// lineIndex holds the offsets at which lines end, so that an offset can be told as a line.
type lineIndex []int

func newLineIndex(src []byte) lineIndex {
	index := make(lineIndex, 0, bytes.Count(src, []byte{'\n'}))
	for i, c := range src {
		if c == '\n' {
			index = append(index, i)
		}
	}
	return index
}

// at is the 1-based line of the byte at offset.
func (l lineIndex) at(offset int) int {
	return 1 + sort.SearchInts(l, offset)
}
