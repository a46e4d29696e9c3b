package svg

import (
	"math"
	"testing"
	"testing/fstest"
)

func TestLandRoundTrip(t *testing.T) {
	want := [][]XY{
		{{0, 0}, {1, 0}, {1, 1.5}, {0, 0}},
		{{179.5, -16.25}, {180.25, -16.25}, {180, -17}, {179.5, -16.25}},
	}
	got, err := decodeLand(EncodeLand(want))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range want {
		for k, p := range r[:len(r)-1] {
			q := got[i].points[k]
			if math.Hypot(p.X-q.X, p.Y-q.Y) > landUnit {
				t.Errorf("ring %d point %d = %v, want %v", i, k, q, p)
			}
		}
	}
	if b := got[1].box; b.minX != 179.5 || b.maxX != 180.25 || b.minY != -17 {
		t.Errorf("box of the second ring = %v", b)
	}
}

func TestReadLandRefuses(t *testing.T) {
	tests := map[string][]byte{"empty": {}, "not gzip": []byte("land"), "half a file": {0x1f, 0x8b, 8}}
	for name, data := range tests {
		if _, err := LoadMaps(fstest.MapFS{landFile: {Data: data}}); err == nil {
			t.Errorf("%s: LoadMaps accepts it", name)
		}
	}
	if _, err := LoadMaps(fstest.MapFS{}); err == nil {
		t.Error("LoadMaps accepts a folder without coastlines")
	}
}

func FuzzDecodeLand(f *testing.F) {
	f.Add(EncodeLand([][]XY{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		rings, err := decodeLand(b)
		points := 0
		for _, r := range rings {
			points += len(r.points)
		}
		if err == nil && 2*points > len(b) {
			t.Errorf("%d points out of %d bytes", points, len(b))
		}
	})
}
