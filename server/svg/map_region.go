package svg

import (
	"fmt"
	"html/template"
	"strings"
)

// A region map shows about 5.6° by 3.9°: the coast a neighbour would know, and the next cities.
const (
	regionWidth     = 560.0
	regionHeight    = 388.0
	regionPerDegree = 100.0
)

// regionRoom is how much larger than on a wide screen the style sheet sets text on a phone, where the map
// is 328 px wide: 22 px in the map are 13 px then.
const regionRoom = 22.0 / labelSize

// regionDetail draws what the stored coastlines have.
var regionDetail = detail{tolerance: 0.4, smallest: 1.5, step: 1}

const (
	townDot   = 3.5
	centreDot = 7.0
)

// regionRadius tells the region of the page from its neighbours; their notes do not count here.
func regionRadius(p Point) float64 {
	if p.Current {
		return centreDot
	}
	return townDot
}

// RegionMap draws the coast around centre, which is highlighted with a ring, with the others that lie in
// the window as small dots, and a scale bar. Sizes and notes are not shown. It is empty when centre has no valid position.
func (m *Maps) RegionMap(centre Point, others []Point, opt MapOptions) template.HTML {
	if !centre.valid() {
		return ""
	}
	centre.Current, centre.Href, centre.Note = true, "", "" // the page is the centre's own
	points := []Point{centre}
	for _, p := range others {
		p.Current = false
		points = append(points, p)
	}
	v := newView(XY{X: centre.Lon, Y: centre.Lat}, regionWidth, regionHeight, regionPerDegree)
	frame := v.frame().grown(-4)
	all := dots(points, v, regionRadius)
	scale := newScaleBar(v, all)
	taken := placement{dots: all, frame: frame, fixed: []box{scale.box}, room: regionRoom}.run()
	places := placeNames(opt.Places, v, frame, taken)

	var b strings.Builder
	openMap(&b, "map-region", v, opt.Title, linked(all))
	fmt.Fprintf(&b, `<path class="map-sea" d="M0 0h%sv%sH0z"/>`, num(v.width), num(v.height))
	fmt.Fprintf(&b, `<path class="map-land" fill-rule="evenodd" d="%s"/>`, coast(m.land, v, regionDetail))
	scale.write(&b)
	return closeMap(&b, places, all)
}
