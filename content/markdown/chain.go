package markdown

// stage is a row of a chain.
type stage struct {
	name string // hazard, plant, release or people
	text string
}

// readStage reads "plant | Cooling lost, tank floats off".
func readStage(r figureRow) (stage, string) {
	s := stage{name: r.cell(0), text: r.cell(1)}
	switch s.name {
	case "hazard", "plant", "release", "people":
	default:
		return s, `the first column is "` + s.name + `", not hazard, plant, release or people`
	}
	if s.text == "" {
		return s, "the stage has no text"
	}
	return s, ""
}
