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

// readNumber reads digits with points, commas and narrow spaces as Indonesian and English write them.
func readNumber(s string) float64 {
	decimal := decimalSign(s)
	digits := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
		case i == decimal:
			digits = append(digits, '.')
		}
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil { // more digits than a number can have
		return 0
	}
	return v
}

// decimalSign is the offset of the point or comma before the decimals, -1 if there are none. If both signs
// occur, it is the last. If only one occurs, it parts thousands when it occurs more than once, or when
// exactly three digits follow and the number does not begin with 0: "1.268" and "1,268" are both
// 1268, "2.4", "2,40" and "0.125" have decimals.
func decimalSign(s string) int {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 || strings.Count(s, s[last:last+1]) > 1 {
		return -1
	}
	if strings.ContainsAny(s[:last], ".,") {
		return last
	}
	if len(s)-last-1 == 3 && s[0] != '0' {
		return -1
	}
	return last
}

// decimalComma is a comma that can only part decimals.
var decimalComma = regexp.MustCompile(`\d,(?:\d{1,2}|\d{4,})(?:\D|$)`)

// usesDecimalComma reports whether a value is written as in Indonesian.
func usesDecimalComma(s string) bool { return decimalComma.MatchString(s) }

func formatDecimals(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }
