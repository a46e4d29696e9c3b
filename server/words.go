package server

import (
	"maps"
	"slices"
	"strings"
)

// join writes the parts that are not empty with commas between them.
func join(parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), ", ")
}

// sortForums puts the newest forum first.
func sortForums(rows []Row) {
	slices.SortStableFunc(rows, func(x, y Row) int {
		a, b := x.Doc.Forum, y.Doc.Forum
		switch {
		case a == nil || b == nil || len(a.Dates) == 0 || len(b.Dates) == 0:
			return 0
		case b.Dates[0].From.Before(a.Dates[0].From):
			return -1
		case a.Dates[0].From.Before(b.Dates[0].From):
			return 1
		}
		return 0
	})
}

// wordsOf reads a slug as words for a search.
func wordsOf(slug string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' || r == ':' || r == '"' {
			return ' '
		}
		return r
	}, slug)
}

// sorted lists the keys of a map in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
