package svg

import (
	"fmt"
	"html/template"
	"io/fs"
	"math"
	"strings"
	"sync"
)

// Point is a region or a town on a map.
type Point struct {
	Lat, Lon float64 // degrees north and east; a point outside −90…90, −180…180 is not drawn
	Name     string
	Note     string // a second line under the name of the current point; may be empty
	Href     string // where the point leads; empty is no link
	Size     int    // notes about it; sets the dot of the home map
	Current  bool   // drawn with a ring and its name in bold
}

func (p Point) valid() bool {
	return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 // false for NaN as well
}

// Place is the name of a land or a sea, written across it where there is room.
type Place struct {
	Lat, Lon float64 // degrees, of the middle of the name
	Name     string
	Sea      bool
}

// MapOptions are the words of a map in the reader's language and what else it shows.
type MapOptions struct {
	Title  string // says what the map shows; read to those who do not see it
	Places []Place
}

// Maps draws maps from the coastlines of the static folder. It is safe for concurrent use.
//
// Classes: map on the svg element, with map-home or map-region; map-sea, map-land, map-fade (the stops of
// the gradients in which the home map's land ends); map-link, map-hit, map-dot, map-here (the current dot),
// map-ring; map-label, map-current (the current name), map-note (second line); map-place, map-water (names of
// land and sea); map-scale, map-scale-text.
type Maps struct {
	land     []ring
	homeLand func() string // path of the home map; drawn once
}

// LoadMaps reads the coastlines of fsys, the static folder: map/land.bin.gz.
func LoadMaps(fsys fs.FS) (*Maps, error) {
	land, err := readLand(fsys)
	if err != nil {
		return nil, fmt.Errorf("maps: %w", err)
	}
	m := &Maps{land: land}
	m.homeLand = sync.OnceValue(func() string { return coast(m.land, homeView(), homeDetail) })
	return m, nil
}

// openMap begins the svg element. Links inside make it a group: the role img would hide them.
func openMap(b *strings.Builder, class string, v view, title string, linked bool) {
	role := "img"
	if linked {
		role = "group"
	}
	fmt.Fprintf(b, `<svg class="map %s" role="%s" aria-label="%s" width="%s" height="%s" viewBox="0 0 %[4]s %[5]s">`,
		class, role, escape(title), num(v.width), num(v.height))
}

// linked says whether any dot is drawn as a link.
func linked(all []dot) bool {
	for _, d := range all {
		if d.labeled && link(d.point.Href) != "" {
			return true
		}
	}
	return false
}

// closeMap draws the places and the dots over the land, the most important dot last, and ends the element.
func closeMap(b *strings.Builder, places []placeName, all []dot) template.HTML {
	for _, p := range places {
		p.write(b)
	}
	for i := len(all) - 1; i >= 0; i-- {
		all[i].write(b)
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
