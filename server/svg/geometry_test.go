package svg

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSimplify(t *testing.T) {
	tests := []struct {
		name       string
		line, want []XY
	}{
		{"straight", []XY{{0, 0}, {1, 0.05}, {2, 0}}, []XY{{0, 0}, {2, 0}}},
		{"corner", []XY{{0, 0}, {1, 0}, {2, 0}, {2, 2}}, []XY{{0, 0}, {2, 0}, {2, 2}}},
		{"ring", []XY{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, []XY{{0, 0}, {4, 0}, {4, 4}, {0, 0}}},
		{"two points", []XY{{0, 0}, {1, 1}}, []XY{{0, 0}, {1, 1}}},
		{"none", nil, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Simplify(tt.line, 0.1)); diff != "" {
			t.Errorf("%s: Simplify(%v), -want +got:\n%s", tt.name, tt.line, diff)
		}
	}
}

// TestSimplifyStaysNear wants every point left out to lie within the tolerance of what is kept.
func TestSimplifyStaysNear(t *testing.T) {
	var line []XY
	for i := range 500 {
		x := float64(i) / 10
		line = append(line, XY{x, math.Sin(x) + 0.2*math.Sin(7*x)})
	}
	const tolerance = 0.1
	kept := Simplify(line, tolerance)
	for _, p := range line {
		nearest := math.Inf(1)
		for i := 1; i < len(kept); i++ {
			nearest = min(nearest, segmentDistance(p, kept[i-1], kept[i]))
		}
		if nearest > tolerance {
			t.Errorf("%v lies %.3f from the simplified line, want at most %v", p, nearest, tolerance)
		}
	}
	if len(kept) > len(line)/3 {
		t.Errorf("kept %d of %d points", len(kept), len(line))
	}
}

func TestClip(t *testing.T) {
	b := box{0, 0, 10, 10}
	tests := []struct {
		name       string
		ring, want []XY
	}{
		{"inside", []XY{{1, 1}, {2, 1}, {2, 2}}, []XY{{1, 1}, {2, 1}, {2, 2}}},
		{"outside", []XY{{11, 1}, {12, 1}, {12, 2}}, nil},
		{"around", []XY{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, []XY{{0, 0}, {10, 0}, {10, 10}, {0, 10}}},
		{"across", []XY{{5, 5}, {15, 5}, {5, 7}}, []XY{{5, 5}, {10, 5}, {10, 6}, {5, 7}}},
	}
	for _, tt := range tests {
		got := clip(tt.ring, b)
		if area(got) != area(tt.want) || len(got) != len(tt.want) {
			t.Errorf("%s: clip(%v) = %v, want %v", tt.name, tt.ring, got, tt.want)
		}
	}
}

// area of a ring, whichever point it begins with.
func area(ring []XY) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum / 2
}
