package svg

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Radii of dots, in pixels.
const (
	smallestDot = 2.5
	largestDot  = 8.0
	edgeAir     = 2.0 // between a dot and the edge of the map
	ringAway    = 5.5 // from the edge of the current dot to its ring
	hitRadius   = 12  // what can be pressed: 24 px across (WCAG 2.2, 2.5.8)
)

// dot is a point with its place in a map.
type dot struct {
	point   Point
	at      XY
	r       float64
	label   label
	labeled bool // room was found for the label
}

// dots are the points that lie wholly in the view, the current one first, then by notes and name: the order in
// which they get their labels.
func dots(points []Point, v view, radius func(Point) float64) []dot {
	var all []dot
	for _, p := range points {
		if !p.valid() {
			continue
		}
		d := dot{point: p, at: v.nearPixel(XY{X: p.Lon, Y: p.Lat}), r: radius(p)}
		if v.frame().grown(-edgeAir).holds(d.box()) {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b dot) int {
		if a.point.Current != b.point.Current {
			if a.point.Current {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.point.Size, a.point.Size), cmp.Compare(a.point.Name, b.point.Name))
	})
	return all
}

// radiusBySize gives a dot an area that grows with the notes of its region, within limits.
func radiusBySize(p Point) float64 {
	if p.Size <= 0 {
		return smallestDot
	}
	return min(largestDot, 2+1.65*math.Sqrt(float64(p.Size)))
}

// outer is the radius with the ring of the current point.
func (d dot) outer() float64 {
	if d.point.Current {
		return d.r + ringAway
	}
	return d.r
}

func (d dot) box() box {
	return emptyBox().with(d.at).grown(d.outer())
}

// write draws the dot, its label and, when it has both a label and an address, a link around them. A dot
// without a label is no link: it lies so close to others that it could not be pressed without hitting them.
func (d dot) write(b *strings.Builder) {
	href := link(d.point.Href)
	switch {
	case d.labeled && href != "":
		fmt.Fprintf(b, `<a class="map-link" href="%s">`, escape(href))
		fmt.Fprintf(b, `<circle class="map-hit" cx="%s" cy="%s" r="%d"/>`, num(d.at.X), num(d.at.Y), hitRadius)
		d.circles(b)
		d.label.write(b)
		b.WriteString(`</a>`)
	case d.labeled:
		d.circles(b)
		d.label.write(b)
	default:
		fmt.Fprintf(b, `<g><title>%s</title>`, escape(d.point.Name))
		d.circles(b)
		b.WriteString(`</g>`)
	}
}

func (d dot) circles(b *strings.Builder) {
	if d.point.Current {
		fmt.Fprintf(b, `<circle class="map-ring" cx="%s" cy="%s" r="%s"/>`, num(d.at.X), num(d.at.Y), num(d.outer()))
	}
	class := "map-dot"
	if d.point.Current {
		class += " map-here"
	}
	fmt.Fprintf(b, `<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, num(d.at.X), num(d.at.Y), num(d.r))
}
