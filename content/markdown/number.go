package markdown

import (
	"regexp"
	"strconv"
	"strings"
)

// writtenNumber is digits with points, commas or thin spaces between them.
var writtenNumber = regexp.MustCompile(`\d+(?:[.,\x{202F}\x{00A0}]\d+)*`)

// rangeSign parts the two numbers of a range.
var rangeSign = regexp.MustCompile(`^\s*(?:[-–—]|sampai|hingga|to|~|부터)\s*$`)

// readValue reads the number in a value as it is written for readers: "2.4", "2,4 m", "> 2", "± 3",
// "2.2–2.9", "1.268 KK". Of a range it returns both ends. A value without a number, or below zero, is
// not ok.
func readValue(s string) (low, high float64, ok bool) {
	at := writtenNumber.FindAllStringIndex(s, 3)
	if len(at) == 0 {
		return 0, 0, false
	}
	if before := strings.TrimSpace(s[:at[0][0]]); strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−") {
		return 0, 0, false
	}
	low = readNumber(s[at[0][0]:at[0][1]])
	high = low
	if len(at) > 1 && rangeSign.MatchString(s[at[0][1]:at[1][0]]) {
		high = max(low, readNumber(s[at[1][0]:at[1][1]]))
	}
	return low, high, true
}

// readNumber reads digits with points and commas as Indonesian and English write them. If both occur, the
// last one parts the decimals. If only one kind occurs, it parts thousands when it occurs more than
// once, or when exactly three digits follow and the number does not begin with 0: "1.268" and "1,268"
// are both 1268, "2.4", "2,40" and "0.125" have decimals.
func readNumber(s string) float64 {
	s = strings.Map(func(r rune) rune {
		if r == '\u202f' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
	last := strings.LastIndexAny(s, ".,")
	if last >= 0 {
		decimals := s[last+1:]
		single := strings.Count(s, s[last:last+1]) == 1
		mixed := strings.ContainsAny(s[:last], ".,") && single
		if !mixed && (!single || len(decimals) == 3 && s[0] != '0') {
			decimals, last = "", len(s)
		}
		s = strings.NewReplacer(".", "", ",", "").Replace(s[:last]) + "." + decimals
		if decimals == "" {
			s = strings.TrimSuffix(s[:strings.IndexByte(s, '.')], ".")
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return v
}

// decimalComma is a comma that can only part decimals.
var decimalComma = regexp.MustCompile(`\d,(?:\d{1,2}|\d{4,})(?:\D|$)`)

// usesDecimalComma reports whether a value is written as in Indonesian.
func usesDecimalComma(s string) bool { return decimalComma.MatchString(s) }

func formatDecimals(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }
