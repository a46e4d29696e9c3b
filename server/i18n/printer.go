package i18n

import (
	"fmt"

	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"siaga/content"
)

// Printer writes messages, numbers and dates of one language. It is safe for concurrent use.
type Printer struct {
	Lang string
	p    *message.Printer
	keys map[string]entry
}

// T returns the message of key with args put in. An unknown key is returned as it is, so that a slip
// shows on the page instead of breaking it; a test lists such keys.
func (p *Printer) T(key string, args ...any) string {
	return p.p.Sprintf(message.Key(key, key), args...)
}

// Has reports whether key is known.
func (p *Printer) Has(key string) bool {
	_, ok := p.keys[key]
	return ok
}

// Number writes n with the language's thousands mark.
func (p *Printer) Number(n int) string { return p.p.Sprint(number.Decimal(n)) }

var months = map[string][12]string{
	"id": {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"},
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

var shortMonths = map[string][12]string{
	"id": {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
}

// Date writes d in full as far as it is known: "23 November 2026", "November 2026", "2026". The zero
// date gives "".
func (p *Printer) Date(d content.Date) string { return p.date(d, months) }

// ShortDate is Date with the month cut to three letters.
func (p *Printer) ShortDate(d content.Date) string { return p.date(d, shortMonths) }

func (p *Printer) date(d content.Date, names map[string][12]string) string {
	known := d.Month >= 1 && d.Month <= 12
	switch {
	case d.Year == 0:
		return ""
	case !known && p.Lang == "ko":
		return fmt.Sprintf("%d년", d.Year)
	case !known:
		return fmt.Sprint(d.Year)
	case p.Lang == "ko" && d.Day == 0:
		return fmt.Sprintf("%d년 %d월", d.Year, d.Month)
	case p.Lang == "ko":
		return fmt.Sprintf("%d년 %d월 %d일", d.Year, d.Month, d.Day)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", names[p.Lang][d.Month-1], d.Year)
	default:
		return fmt.Sprintf("%d %s %d", d.Day, names[p.Lang][d.Month-1], d.Year)
	}
}

// DateRange writes "18–19 September 2023" for two days of one month, else both dates.
func (p *Printer) DateRange(from, to content.Date) string {
	switch {
	case to.Year == 0 || from == to:
		return p.Date(from)
	case from.Year != to.Year || from.Month != to.Month || from.Day == 0 || to.Day == 0:
		return p.Date(from) + " – " + p.Date(to)
	case p.Lang == "ko":
		return fmt.Sprintf("%d년 %d월 %d–%d일", from.Year, from.Month, from.Day, to.Day)
	default:
		return fmt.Sprintf("%d–%s", from.Day, p.Date(to))
	}
}
