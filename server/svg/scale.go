package svg

import (
	"fmt"
	"strings"
)

// scaleMargin is the distance of the scale bar from the edges of the map, in pixels.
const scaleMargin = 20.0

// scaleBar is a bar of a round number of kilometres with a mark in its middle.
type scaleBar struct {
	x, y   float64 // left end of the bar
	length float64 // pixels
	km     int
	box    box
}

// newScaleBar is the longest round bar that takes at most a quarter of the map's width, in the first lower or
// upper corner where it covers no dot.
func newScaleBar(v view, all []dot) scaleBar {
	s := scaleBar{km: 1}
	for _, km := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if float64(km)/kmPerDegree*v.perLat <= v.width/4 {
			s.km = km
		}
	}
	s.length = float64(s.km) / kmPerDegree * v.perLat
	var taken []box
	for _, d := range all {
		taken = append(taken, d.box())
	}
	right := v.width - scaleMargin - s.length - 40
	low, high := v.height-scaleMargin-6, scaleMargin+26
	for _, at := range []XY{{scaleMargin, low}, {right, low}, {scaleMargin, high}, {right, high}} {
		s.x, s.y = at.X, at.Y
		s.box = box{s.x - 4, s.y - 28, s.x + s.length + 40, s.y + 8}
		if s.box.free(taken) {
			break
		}
	}
	return s
}

func (s scaleBar) write(b *strings.Builder) {
	fmt.Fprintf(b, `<path class="map-scale" d="M%s %sv6m0-3h%sm0-3v6M%s %sv3"/>`,
		num(s.x), num(s.y-3), num(s.length), num(s.x+s.length/2), num(s.y-3))
	fmt.Fprintf(b, `<text class="map-scale-text" x="%s" y="%s">0</text>`, num(s.x), num(s.y-14))
	fmt.Fprintf(b, `<text class="map-scale-text" x="%s" y="%s" text-anchor="middle">%d km</text>`,
		num(s.x+s.length), num(s.y-14), s.km)
}
