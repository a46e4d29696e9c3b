package site

import (
	"context"
	"time"
)

const (
	// quiet is how long nothing must change before a batch is closed: an editor writes, renames and sets
	// times within it, a git pull writes its next file.
	quiet = 200 * time.Millisecond
	// patience is how long a batch may stay open in a burst that does not end, so that an edited file is
	// on the site within a second all the same.
	patience = 500 * time.Millisecond
)

// gather joins hints that come in a burst and sends one batch for each burst, until ctx ends.
func gather(ctx context.Context, hints <-chan hint, batches chan<- hint) {
	for {
		var batch hint
		select {
		case <-ctx.Done():
			return
		case h := <-hints:
			batch.add(h)
		}
		latest := time.After(patience)
		calm := time.NewTimer(quiet)
	burst:
		for {
			select {
			case h := <-hints:
				batch.add(h)
				calm.Reset(quiet)
			case <-calm.C:
				break burst
			case <-latest:
				break burst
			case <-ctx.Done():
				return
			}
		}
		calm.Stop()
		select {
		case batches <- batch:
		case <-ctx.Done():
			return
		}
	}
}
