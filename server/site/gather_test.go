package site

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestGather feeds hints by the clock and notes when which batch comes out.
func TestGather(t *testing.T) {
	type step struct {
		after time.Duration // since the step before
		path  string        // "" for everything
	}
	tests := []struct {
		name  string
		steps []step
		want  []string // "milliseconds paths"
	}{
		{"one edit", []step{{0, "a"}}, []string{"200 a"}},
		{"an editor's write, rename and touch", []step{{0, "a"}, {50 * time.Millisecond, "b"}, {100 * time.Millisecond, "a"}}, []string{"350 a b"}},
		{"two edits apart", []step{{0, "a"}, {time.Second, "b"}}, []string{"200 a", "1200 b"}},
		{"everything", []step{{0, "a"}, {10 * time.Millisecond, ""}}, []string{"210 all"}},
		{"a burst without end", slices.Repeat([]step{{150 * time.Millisecond, "a"}}, 6), []string{"650 a", "1100 a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				hints, batches := make(chan hint), make(chan hint)
				begin := time.Now()
				go gather(ctx, hints, batches)
				go func() {
					for _, s := range tt.steps {
						time.Sleep(s.after)
						hints <- hint{all: s.path == "", paths: map[string]bool{s.path: true}}
					}
				}()
				var got []string
				for range tt.want {
					b := <-batches
					what := strings.Join(slices.Sorted(maps.Keys(b.paths)), " ")
					if b.all {
						what = "all"
					}
					got = append(got, fmt.Sprintf("%d %s", time.Since(begin).Milliseconds(), what))
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("batches %q, want %q", got, tt.want)
				}
				cancel()
				synctest.Wait()
			})
		})
	}
}
