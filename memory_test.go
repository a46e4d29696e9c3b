package main

import "testing"

func TestGarbagePercent(t *testing.T) {
	for live, want := range map[uint64]int{0: 400, 12 << 20: 400, 32 << 20: 200, 64 << 20: 100, 220 << 20: 50, 1 << 40: 50} {
		if got := garbagePercent(live); got != want {
			t.Errorf("garbagePercent(%d MB) = %d, want %d", live>>20, got, want)
		}
	}
}
