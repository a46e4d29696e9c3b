package i18n

import (
	"testing"

	"siaga/content"
)

func printers(t *testing.T) *Catalog {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestT(t *testing.T) {
	c := printers(t)
	tests := []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"id", "count.notes", []any{1}, "1 catatan"},
		{"id", "count.notes", []any{12345}, "12.345 catatan"},
		{"en", "count.notes", []any{0}, "0 notes"},
		{"en", "count.notes", []any{1}, "1 note"},
		{"en", "count.notes", []any{2}, "2 notes"},
		{"en", "count.notes", []any{12345}, "12,345 notes"},
		{"en", "refs.cited", []any{1}, "Cited once"},
		{"en", "refs.cited", []any{21}, "Cited 21 times"},
		{"en", "home.counts", []any{1, 1234}, "1 note on mitigation from 1,234 regions."},
		{"ko", "nav.hazards", nil, "재난"},
		{"en", "no.such.key", nil, "no.such.key"},
		{"id", "search.title-for", []any{"100% %d <b>"}, "Hasil pencarian: 100% %d <b>"},
	}
	for _, tt := range tests {
		got := c.Printer(tt.lang).T(tt.key, tt.args...)
		if tt.lang == "ko" {
			if got == tt.key || got == "" {
				t.Errorf("%s: T(%q) = %q, want a Korean message", tt.lang, tt.key, got)
			}
			continue
		}
		if got != tt.want {
			t.Errorf("%s: T(%q, %v) = %q, want %q", tt.lang, tt.key, tt.args, got, tt.want)
		}
	}
}

func TestHas(t *testing.T) {
	p := printers(t).Printer("ko")
	if !p.Has("nav.hazards") || p.Has("nav.no-such") {
		t.Errorf("Has(nav.hazards), Has(nav.no-such) = %t, %t; want true, false", p.Has("nav.hazards"), p.Has("nav.no-such"))
	}
}

func TestPrinterOfUnknownLanguage(t *testing.T) {
	if p := printers(t).Printer("xx"); p != nil {
		t.Errorf("Printer(xx) = %v, want nil", p)
	}
}

func TestNumber(t *testing.T) {
	c := printers(t)
	for lang, want := range map[string]string{"id": "1.234.567", "en": "1,234,567", "ko": "1,234,567"} {
		if got := c.Printer(lang).Number(1234567); got != want {
			t.Errorf("%s: Number(1234567) = %q, want %q", lang, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	c := printers(t)
	tests := []struct {
		date                     content.Date
		id, en, ko, idCut, enCut string
	}{
		{content.Date{Year: 2026, Month: 8, Day: 3}, "3 Agustus 2026", "3 August 2026", "2026년 8월 3일", "3 Agu 2026", "3 Aug 2026"},
		{content.Date{Year: 2026, Month: 5}, "Mei 2026", "May 2026", "2026년 5월", "Mei 2026", "May 2026"},
		{content.Date{Year: 2026}, "2026", "2026", "2026년", "2026", "2026"},
		{content.Date{Year: 2026, Month: 13, Day: 1}, "2026", "2026", "2026년", "2026", "2026"},
		{content.Date{}, "", "", "", "", ""},
	}
	for _, tt := range tests {
		for lang, want := range map[string]string{"id": tt.id, "en": tt.en, "ko": tt.ko} {
			if got := c.Printer(lang).Date(tt.date); got != want {
				t.Errorf("%s: Date(%v) = %q, want %q", lang, tt.date, got, want)
			}
		}
		for lang, want := range map[string]string{"id": tt.idCut, "en": tt.enCut, "ko": tt.ko} {
			if got := c.Printer(lang).ShortDate(tt.date); got != want {
				t.Errorf("%s: ShortDate(%v) = %q, want %q", lang, tt.date, got, want)
			}
		}
	}
}

func TestDateRange(t *testing.T) {
	c := printers(t)
	day := func(y, m, d int) content.Date { return content.Date{Year: y, Month: m, Day: d} }
	tests := []struct {
		from, to   content.Date
		id, en, ko string
	}{
		{day(2023, 9, 18), day(2023, 9, 19), "18–19 September 2023", "18–19 September 2023", "2023년 9월 18–19일"},
		{day(2023, 9, 18), day(2023, 9, 18), "18 September 2023", "18 September 2023", "2023년 9월 18일"},
		{day(2023, 9, 18), content.Date{}, "18 September 2023", "18 September 2023", "2023년 9월 18일"},
		{day(2023, 12, 30), day(2024, 1, 2), "30 Desember 2023 – 2 Januari 2024", "30 December 2023 – 2 January 2024", "2023년 12월 30일 – 2024년 1월 2일"},
		{day(2023, 9, 0), day(2023, 10, 0), "September 2023 – Oktober 2023", "September 2023 – October 2023", "2023년 9월 – 2023년 10월"},
	}
	for _, tt := range tests {
		for lang, want := range map[string]string{"id": tt.id, "en": tt.en, "ko": tt.ko} {
			if got := c.Printer(lang).DateRange(tt.from, tt.to); got != want {
				t.Errorf("%s: DateRange(%v, %v) = %q, want %q", lang, tt.from, tt.to, got, want)
			}
		}
	}
}

func TestMatch(t *testing.T) {
	c := printers(t)
	tests := []struct{ header, want string }{
		{"", "id"},
		{"id-ID,id;q=0.9,en;q=0.8", "id"},
		{"en-GB,en;q=0.9", "en"},
		{"ko-KR", "ko"},
		{"ja,ko;q=0.5", "ko"},
		{"ja", "id"},
		{"*", "id"},
		{"in", "id"}, // the old code of Indonesian, still sent by old Android phones
		{"en;q=0.1, ko;q=0.9", "ko"},
		{"<script>", "id"},
		{";;;,,,=", "id"},
	}
	for _, tt := range tests {
		if got := c.Match(tt.header); got != tt.want {
			t.Errorf("Match(%q) = %q, want %q", tt.header, got, tt.want)
		}
	}
}
