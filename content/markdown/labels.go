package markdown

import (
	"cmp"
	"fmt"
	"strings"
)

// Labels are the words that the site adds to a text, in the reader's language. Those left empty are
// English.
type Labels struct {
	// Titles of call-outs that have none of their own.
	Note, Tip, Important, Warning, Caution, Evidence string

	Table      string // "Table", before its number
	Footnotes  string // heading of the footnotes
	BackToText string // of the arrow behind a footnote
	Done, Todo string // state of a task

	// Legend and text of figures.
	Happened, Forecast string // of bars
	Event, Drill       string // of a timeline
	AsTable, AsList    string // what the text equivalent is opened with
	// What a figure without a title is called.
	Bars, Timeline, Chain string
	// Headers of the table equivalent to bars.
	Item, Value, Detail, Status, Sources string
	// Stages of a chain.
	Hazard, Plant, Release, People string

	// Date writes a date of a timeline; month and day are 0 when not known. nil writes 2023-09-18.
	Date func(year, month, day int) string
}

// withDefaults fills in English.
func (l Labels) withDefaults() Labels {
	for _, word := range []struct {
		label   *string
		english string
	}{
		{&l.Note, "Note"}, {&l.Tip, "Tip"}, {&l.Important, "Important"},
		{&l.Warning, "Warning"}, {&l.Caution, "Caution"}, {&l.Evidence, "Evidence"},
		{&l.Table, "Table"}, {&l.Footnotes, "Footnotes"}, {&l.BackToText, "Back to the text"},
		{&l.Done, "done"}, {&l.Todo, "to do"},
		{&l.Happened, "happened"}, {&l.Forecast, "forecast or warning"},
		{&l.Event, "event"}, {&l.Drill, "drill"},
		{&l.AsTable, "As a table"}, {&l.AsList, "As a list"},
		{&l.Bars, "Bar chart"}, {&l.Timeline, "Timeline"}, {&l.Chain, "Chain of events"},
		{&l.Item, "Item"}, {&l.Value, "Value"}, {&l.Detail, "Detail"}, {&l.Status, "Status"}, {&l.Sources, "Sources"},
		{&l.Hazard, "Hazard"}, {&l.Plant, "Plant"}, {&l.Release, "Release"}, {&l.People, "People"},
	} {
		*word.label = cmp.Or(*word.label, word.english)
	}
	if l.Date == nil {
		l.Date = isoDate
	}
	return l
}

func isoDate(year, month, day int) string {
	switch {
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// callout is the title of a call-out of this kind. A kind that we do not know names itself.
func (l *Labels) callout(kind string) string {
	switch kind = strings.ToLower(kind); kind {
	case "note":
		return l.Note
	case "tip":
		return l.Tip
	case "important":
		return l.Important
	case "warning":
		return l.Warning
	case "caution":
		return l.Caution
	case "evidence":
		return l.Evidence
	}
	return strings.ToUpper(kind[:1]) + kind[1:]
}
