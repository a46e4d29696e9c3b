package svg

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// placeTracking is the letter spacing of the names of lands and seas, in em; the stylesheet sets the same.
const placeTracking = 0.06

// placeName is the name of a land or a sea in capitals, centred at a place of the map.
type placeName struct {
	text string
	sea  bool
	x, y float64 // middle of the text
	box  box
}

// placeNames puts the names of lands and seas where nothing is taken yet; one without room is left out.
// Phones do not show them.
func placeNames(places []Place, v view, frame box, taken []box) []placeName {
	var kept []placeName
	for _, p := range places {
		at := v.nearPixel(XY{X: p.Lon, Y: p.Lat})
		if math.IsNaN(at.X+at.Y) || p.Name == "" {
			continue
		}
		n := placeName{text: strings.ToUpper(p.Name), sea: p.Sea, x: at.X, y: at.Y}
		w := textWidth(n.text, labelSize, false) + placeTracking*labelSize*float64(utf8.RuneCountInString(n.text))
		n.box = box{at.X - w/2, at.Y - inkHeight/2, at.X + w/2, at.Y + inkHeight/2}
		if frame.holds(n.box) && n.box.grown(labelAir).free(taken) {
			kept = append(kept, n)
			taken = append(taken, n.box)
		}
	}
	return kept
}

func (n placeName) write(b *strings.Builder) {
	class := "map-place"
	if n.sea {
		class += " map-water"
	}
	fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" text-anchor="middle">%s</text>`, class, num(n.x), num(n.y), escape(n.text))
}
