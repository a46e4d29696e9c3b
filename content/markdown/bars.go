package markdown

// bar is a row of bars.
type bar struct {
	label, written, detail string
	low, high              float64 // equal unless the value is a range
	forecast               bool
}

// readBar reads "Nov 2025 | ~3 | warning | forecast".
func readBar(r figureRow) (bar, string) {
	b := bar{label: r.cell(0), written: r.cell(1), detail: r.cell(2)}
	var ok bool
	if b.low, b.high, ok = readValue(b.written); !ok {
		return b, `the second column has no number that can be drawn: "` + b.written + `"`
	}
	switch state := r.cell(3); state {
	case "":
	case "forecast":
		b.forecast = true
	default:
		return b, `the fourth column is "` + state + `", not "forecast" or empty`
	}
	return b, ""
}
