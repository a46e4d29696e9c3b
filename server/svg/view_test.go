package svg

import (
	"math"
	"testing"
)

func TestViewPixel(t *testing.T) {
	v := newView(XY{X: 117.5, Y: 60}, 400, 200, 100) // cos 60° is a half: 50 px a degree of longitude
	tests := []struct {
		name     string
		lon, lat float64
		want     XY
	}{
		{"centre", 117.5, 60, XY{200, 100}},
		{"one degree north", 117.5, 61, XY{200, 0}},
		{"one degree south", 117.5, 59, XY{200, 200}},
		{"one degree east", 118.5, 60, XY{250, 100}},
		{"west edge", 113.5, 60, XY{0, 100}},
		{"a turn further", 117.5 + 360, 60, XY{200, 100}},
	}
	for _, tt := range tests {
		got := v.nearPixel(XY{X: tt.lon, Y: tt.lat})
		if math.Hypot(got.X-tt.want.X, got.Y-tt.want.Y) > 1e-6 {
			t.Errorf("%s: nearPixel(%v, %v) = %v, want %v", tt.name, tt.lon, tt.lat, got, tt.want)
		}
	}
}

// TestViewDistance checks the scale against a distance known from the great circle: Bontang to Palu.
func TestViewDistance(t *testing.T) {
	bontang, palu := XY{X: 117.50, Y: 0.13}, XY{X: 119.87, Y: -0.90}
	v := newView(bontang, regionWidth, regionHeight, regionPerDegree)
	a, b := v.pixel(bontang), v.pixel(palu)
	got := math.Hypot(a.X-b.X, a.Y-b.Y) / regionPerDegree * kmPerDegree
	if want := 287.3; math.Abs(got-want) > 1 {
		t.Errorf("Bontang–Palu on the map = %.1f km, want %.1f km", got, want)
	}
}

func TestNewViewStaysOffThePoles(t *testing.T) {
	for _, lat := range []float64{90, 89, -90} {
		v := newView(XY{Y: lat}, 560, 388, 100)
		if d := v.degrees(); d.minY < -90.001 || d.maxY > 90.001 {
			t.Errorf("newView at latitude %v reaches from %v to %v", lat, d.minY, d.maxY)
		}
	}
}
