package content

import (
	"cmp"
	"fmt"
	"time"
)

// ParseDate reads "2023", "2023-09" or "2023-09-18", the forms in which a date stands in front matter.
func ParseDate(s string) (Date, error) {
	var d Date
	var ok bool
	switch len(s) {
	case len("2006"):
		d.Year, ok = digits(s)
	case len("2006-01"):
		d, ok = parseParts(s[:4], s[4:5], s[5:7])
	case len("2006-01-02"):
		d, ok = parseParts(s[:4], s[4:5], s[5:7])
		day, dayOK := digits(s[8:])
		d.Day, ok = day, ok && dayOK && s[7] == '-' && day >= 1
	}
	if !ok || !d.valid() {
		return Date{}, fmt.Errorf("%q is not a date: write 2023, 2023-09 or 2023-09-18", s)
	}
	return d, nil
}

func parseParts(year, dash, month string) (d Date, ok bool) {
	y, yearOK := digits(year)
	m, monthOK := digits(month)
	return Date{Year: y, Month: m}, yearOK && monthOK && dash == "-" && m >= 1
}

// digits reads a decimal number that holds nothing but ASCII digits.
func digits(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, s != ""
}

func (d Date) valid() bool {
	if d.Year < 1 || d.Month > 12 {
		return false
	}
	// Day 0 of the next month is the last day of this one.
	return d.Day == 0 || d.Day <= time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String gives back the form that ParseDate reads; "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// IsZero reports whether no date was stated.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d sorts before e. A year sorts before its months and a month before its days,
// and a date that was not stated before all others.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Compare orders dates as Before does, for slices.SortFunc.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Time is the first moment of the date in UTC; the zero Time for the zero Date.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}
