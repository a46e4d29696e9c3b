package server

import (
	"strings"

	"siaga/content"
	"siaga/content/markdown"
)

// labels are the words that a text's marks and figures need, in the reader's language.
func (b base) labels() markdown.Labels {
	return markdown.Labels{
		Note: b.T("callout.note"), Warning: b.T("callout.warning"), Evidence: b.T("callout.evidence"),
		Tip: b.T("callout.tip"), Important: b.T("callout.important"), Caution: b.T("callout.caution"),
		Done: b.T("task.done"), Todo: b.T("task.todo"),
		Bars: b.T("figure.bars"), Timeline: b.T("figure.timeline"), Chain: b.T("figure.chain"),
		Table: b.T("figure.scroll"), Footnotes: b.T("figure.footnotes"), BackToText: b.T("refs.back"),
		Happened: b.T("figure.happened"), Forecast: b.T("figure.forecast"),
		Event: b.T("figure.event"), Drill: b.T("badge.drill"),
		AsTable: b.T("figure.table"), AsList: b.T("figure.list"),
		Item: b.T("figure.label"), Value: b.T("figure.value"), Detail: b.T("figure.detail"),
		Status: b.T("figure.status"), Sources: b.T("refs.title"),
		Hazard: b.T("stage.hazard"), Plant: b.T("stage.plant"), Release: b.T("stage.release"), People: b.T("stage.people"),
		Date: func(year, month, day int) string {
			return b.ShortDate(content.Date{Year: year, Month: month, Day: day})
		},
	}
}

// Kinds names the kinds of notes for the suggestions under the search box: "case=Kasus;strategy=Strategi".
func (b base) Kinds() string {
	var list []string
	for _, v := range b.snap.Library.Vocabulary.Values(facetTable["kind"]) {
		list = append(list, v.Value+"="+b.Label("kind", v.Value))
	}
	return strings.Join(list, ";")
}
