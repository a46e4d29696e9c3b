package main

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
)

// What may gather as garbage before it is collected: garbageRoom bytes, so that a small site does not
// collect all the time, but not more than maxGarbage percent of what is in use, and for a large one
// minGarbage percent. At 100,000 notes that keeps the process below 1 GB (DESIGN §10).
const (
	garbageRoom = 64 << 20
	minGarbage  = 50
	maxGarbage  = 400
)

// tuneMemory waits until the library has been read and indexed, with the collector at minGarbage, then gives
// back what that took and suits the collector to what is left.
func tuneMemory(ctx context.Context, indexed <-chan struct{}) {
	select {
	case <-indexed:
	case <-ctx.Done():
		return
	}
	debug.FreeOSMemory()
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(garbagePercent(live[0].Value.Uint64()))
}

// garbagePercent is how much garbage may gather, in percent of live bytes.
func garbagePercent(live uint64) int {
	percent := garbageRoom * 100 / max(live, 1)
	return int(min(max(percent, minGarbage), maxGarbage))
}
