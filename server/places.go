package server

import (
	"math"

	"siaga/content"
	"siaga/server/svg"
)

// namedPlace is a land or a sea that region maps name. Its name is the message "map.place." + key.
type namedPlace struct {
	key string
	sea bool
	at  []svg.XY // where the name may stand, X degrees east and Y degrees north; a map takes the nearest
}

// namedPlaces are the lands and seas around the regions of the starter library. Waters whose name the
// countries around them dispute are left out.
var namedPlaces = []namedPlace{
	{"kalimantan", false, []svg.XY{{X: 116.0, Y: 1.1}, {X: 115.3, Y: -1.1}}},
	{"sulawesi", false, []svg.XY{{X: 119.85, Y: -1.5}, {X: 120.6, Y: -1.6}}},
	{"java", false, []svg.XY{{X: 107.0, Y: -6.95}, {X: 109.9, Y: -7.4}}},
	{"sumatra", false, []svg.XY{{X: 104.7, Y: -4.6}, {X: 97.6, Y: 3.9}}},
	{"korea", false, []svg.XY{{X: 127.9, Y: 36.4}}},
	{"honshu", false, []svg.XY{{X: 138.2, Y: 36.4}, {X: 133.7, Y: 34.95}, {X: 132.4, Y: 34.75}}},
	{"shikoku", false, []svg.XY{{X: 133.4, Y: 33.7}}},
	{"kyushu", false, []svg.XY{{X: 130.9, Y: 32.7}}},
	{"taiwan", false, []svg.XY{{X: 121.0, Y: 23.7}}},
	{"hebei", false, []svg.XY{{X: 115.9, Y: 38.4}}},
	{"andhra-pradesh", false, []svg.XY{{X: 81.4, Y: 17.6}}},
	{"lebanon", false, []svg.XY{{X: 36.2, Y: 34.5}}},
	{"makassar-strait", true, []svg.XY{{X: 118.25, Y: -0.85}, {X: 118.2, Y: -2.0}}},
	{"java-sea", true, []svg.XY{{X: 107.6, Y: -5.2}, {X: 110.4, Y: -5.8}}},
	{"sunda-strait", true, []svg.XY{{X: 105.0, Y: -6.3}}},
	{"indian-ocean", true, []svg.XY{{X: 105.2, Y: -7.5}, {X: 109.6, Y: -8.4}, {X: 94.7, Y: 1.6}}},
	{"yellow-sea", true, []svg.XY{{X: 124.9, Y: 36.7}}},
	{"korea-strait", true, []svg.XY{{X: 129.9, Y: 34.25}}},
	{"pacific", true, []svg.XY{{X: 141.3, Y: 34.3}, {X: 136.6, Y: 33.1}, {X: 122.2, Y: 21.6}}},
	{"taiwan-strait", true, []svg.XY{{X: 118.7, Y: 23.5}}},
	{"bohai", true, []svg.XY{{X: 119.3, Y: 38.5}}},
	{"bay-of-bengal", true, []svg.XY{{X: 84.7, Y: 16.7}}},
	{"mediterranean", true, []svg.XY{{X: 33.9, Y: 34.4}}},
}

// placesAround are the names for the map of a region, each where it stands nearest to the region. The map
// leaves out what lies beyond its edge.
func (b base) placesAround(r *content.Region) []svg.Place {
	var places []svg.Place
	for _, p := range namedPlaces {
		nearest, distance := p.at[0], math.Inf(1)
		for _, at := range p.at {
			if d := math.Hypot(at.X-r.Lon, at.Y-r.Lat); d < distance {
				nearest, distance = at, d
			}
		}
		places = append(places, svg.Place{Lat: nearest.Y, Lon: nearest.X, Name: b.T("map.place." + p.key), Sea: p.sea})
	}
	return places
}
