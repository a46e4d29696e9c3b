package svg

import "testing"

func TestPathRing(t *testing.T) {
	tests := []struct {
		name string
		step int
		ring []XY
		want string
	}{
		{"triangle", 1, []XY{{1, 2}, {3.5, 2}, {3, 5}}, "m1 2 2.5 0-.5 3z"},
		{"fractions need no space", 1, []XY{{0.5, 0.5}, {1, 1}, {1.5, 0}}, "m.5.5.5.5.5-1z"},
		{"half pixels", 5, []XY{{0.2, 0}, {1.3, 0}, {1.3, 2}}, "m0 0 1.5 0 0 2z"},
		{"points that round to one", 10, []XY{{0, 0}, {0.2, 0.1}, {4, 0}, {4, 4}}, "m0 0 4 0 0 4z"},
		{"too small", 10, []XY{{0, 0}, {0.2, 0}, {0.2, 0.2}}, ""},
	}
	for _, tt := range tests {
		p := pathData{step: tt.step}
		p.ring(tt.ring)
		if got := p.String(); got != tt.want {
			t.Errorf("%s: ring(%v) writes %q, want %q", tt.name, tt.ring, got, tt.want)
		}
	}
}

// TestPathSecondRing: a relative move starts where the ring before began, not where it ended.
func TestPathSecondRing(t *testing.T) {
	var p pathData
	p.ring([]XY{{10, 10}, {20, 10}, {20, 20}})
	p.ring([]XY{{11, 12}, {13, 12}, {13, 14}})
	if got, want := p.String(), "m10 10 10 0 0 10zm1 2 2 0 0 2z"; got != want {
		t.Errorf("two rings write %q, want %q", got, want)
	}
}

func TestTenth(t *testing.T) {
	tests := map[int]string{0: "0", 5: ".5", -5: "-.5", 10: "1", -12: "-1.2", 1234: "123.4"}
	for n, want := range tests {
		if got := tenth(n); got != want {
			t.Errorf("tenth(%d) = %q, want %q", n, got, want)
		}
	}
}
