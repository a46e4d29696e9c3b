package svg

import (
	"fmt"
	"html/template"
	"strings"
)

// The home map shows the coasts from the Bay of Bengal to Japan, 90°–145° E and 12° S – 40° N.
const (
	homeWidth     = 456.0
	homeHeight    = 442.0
	homePerDegree = 8.5
)

// homeDetail keeps the home map, which every first visit loads, below 6 KB compressed: as few points as
// still show each coast that has notes.
var homeDetail = detail{tolerance: 0.75, smallest: 2.5, step: 5}

func homeView() view {
	return newView(XY{X: 117.5, Y: 14}, homeWidth, homeHeight, homePerDegree)
}

// HomeMap draws the map of the home page on its dark band: land in one tone that fades out where the map
// ends, and a dot for every point in its window, sized by notes. Labels never overlap; a point whose name finds
// no room is a dot with a tooltip, so the page gives the same points as a list.
func (m *Maps) HomeMap(points []Point, opt MapOptions) template.HTML {
	v := homeView()
	frame := v.frame().grown(-2)
	all := dots(points, v, radiusBySize)
	taken := placement{dots: all, frame: frame, room: 1}.run()
	places := placeNames(opt.Places, v, frame, taken)

	var b strings.Builder
	openMap(&b, "map-home", v, opt.Title, linked(all))
	fmt.Fprintf(&b, `<path class="map-land" fill-rule="evenodd" d="%s"/>`, m.homeLand())
	b.WriteString(homeFade)
	return closeMap(&b, places, all)
}

// homeFade lets the land end in the colour of the band: at each edge and in the north-west, where Asia goes
// on. Its ids begin with x- like all that the site makes.
const homeFade = `<linearGradient id="x-map-w"><stop class="map-fade"/>` +
	`<stop class="map-fade" offset="1" stop-opacity="0"/></linearGradient>` +
	`<linearGradient id="x-map-e" href="#x-map-w" x1="1" x2="0"/>` +
	`<linearGradient id="x-map-n" href="#x-map-w" x2="0" y2="1"/>` +
	`<linearGradient id="x-map-s" href="#x-map-w" x2="0" y1="1"/>` +
	`<linearGradient id="x-map-nw" href="#x-map-w" gradientUnits="userSpaceOnUse" x1="50" y1="30" x2="190" y2="170"/>` +
	`<path fill="url(#x-map-nw)" d="M0 0h456v442H0z"/>` +
	`<path fill="url(#x-map-w)" d="M0 0h44v442H0z"/><path fill="url(#x-map-e)" d="M396 0h60v442h-60z"/>` +
	`<path fill="url(#x-map-n)" d="M0 0h456v10H0z"/><path fill="url(#x-map-s)" d="M0 422h456v20H0z"/>`
