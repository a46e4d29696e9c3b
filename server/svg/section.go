package svg

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// SectionPlaces are the values of the facet "places" that the cross-section shows, from the sea inland.
func SectionPlaces() []string {
	names := make([]string, len(sectionStations))
	for i, s := range sectionStations {
		names[i] = s.place
	}
	return names
}

// SectionMark is a numbered marker: what the note of that number does, it does at Place.
type SectionMark struct {
	Number int
	Place  string // a value of the facet "places"; a mark elsewhere, or beyond a dozen or two at one place, is not drawn
	Href   string // empty is no link
	Title  string // what the number stands for; read aloud and shown as tooltip
}

// SectionOptions are the words of the cross-section in the reader's language and what it shows. A text that
// is empty is left out with what it names.
type SectionOptions struct {
	Title  string            // says what is drawn; read to those who do not see it
	Places map[string]string // label of each place by its facet value
	Marks  []SectionMark

	HighTide, LowTide string // both levels of the sea; for hazards that come with the tide
	Subsidence        string // arrow of the sinking ground
	Groundwater       string // arrow of the pumped groundwater
}

// Section draws the coast in cross-section, from the sea to high ground, 1200 × 320, in a frame of its own
// that scrolls on a narrow screen. Without links inside, the frame itself can be focused, to scroll by keys.
// The picture is schematic, not to scale.
//
// Classes: section-frame on the div; section on the svg element; section-ground, section-water,
// section-tide (between the levels), section-level, section-low, section-line, section-solid,
// section-arrow; section-place, section-tide-name, section-high, section-process on text; section-mark,
// section-dot, section-number.
func Section(opt SectionOptions) template.HTML {
	marks := placeMarks(opt.Marks)
	var b strings.Builder
	openSection(&b, escape(opt.Title), slices.ContainsFunc(marks, placedMark.linked))
	writeSea(&b, opt)
	b.WriteString(sectionGround)
	b.WriteString(sectionArt)
	writeProcess(&b, opt.Subsidence, 652, 191, 247.5)
	writeProcess(&b, opt.Groundwater, 1036, 142, 278.5)
	for _, s := range sectionStations {
		s.write(&b, opt.Places[s.place])
	}
	for _, m := range marks {
		m.write(&b)
	}
	b.WriteString(`</svg></div>`)
	return template.HTML(b.String())
}

func openSection(b *strings.Builder, title string, linked bool) {
	role := "group"
	if linked {
		b.WriteString(`<div class="section-frame">`)
	} else {
		role = "img"
		fmt.Fprintf(b, `<div class="section-frame" role="region" tabindex="0" aria-label="%s">`, title)
	}
	fmt.Fprintf(b, `<svg class="section" role="%s" aria-label="%s" width="1200" height="320" viewBox="0 0 1200 320">`, role, title)
}

// writeSea fills the sea to one quiet level, or, when the tides are named, to low tide and above it to
// spring tide, with both names.
func writeSea(b *strings.Builder, opt SectionOptions) {
	if opt.HighTide == "" || opt.LowTide == "" {
		b.WriteString(sectionLowWater + `<path class="section-level" d="M0 185h540"/>`)
		return
	}
	b.WriteString(`<path class="section-tide" d="M0 135h589.7L580 161l-41 24H0z"/>` + sectionLowWater)
	b.WriteString(`<path class="section-level" d="M0 135h589.7"/><path class="section-level section-low" d="M0 185h539"/>`)
	fmt.Fprintf(b, `<text class="section-tide-name section-high" x="62" y="127">%s</text>`, escape(opt.HighTide))
	fmt.Fprintf(b, `<text class="section-tide-name" x="62" y="178">%s</text>`, escape(opt.LowTide))
}

// writeProcess draws an arrow down into the ground and its name at the right of the tip.
func writeProcess(b *strings.Builder, name string, x, from, to float64) {
	if name == "" {
		return
	}
	fmt.Fprintf(b, `<path class="section-arrow" d="M%s %sV%sm-7.5-12.5 7.5 12.5 7.5-12.5"/>`, num(x), num(from), num(to))
	fmt.Fprintf(b, `<text class="section-process" x="%s" y="%s">%s</text>`, num(x+15), num(to-5), escape(name))
}
