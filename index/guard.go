package index

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// errDamaged marks what can only be explained by a damaged index, or by one of another program.
var errDamaged = errors.New("index is damaged")

// panicError is a panic that was recovered from. It counts as damage: that is where nearly all come from.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

func (e *panicError) Unwrap() error { return errDamaged }

// guarded runs f and turns a panic into an error. The engine panics on damaged files, and reading a mapped
// file that has become shorter is a memory fault, which is a panic only where SetPanicOnFault says so.
func guarded(f func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{p, debug.Stack()}
		}
	}()
	return f()
}

// stackOf is where a recovered panic came from, "" for other errors.
func stackOf(err error) string {
	if p, ok := errors.AsType[*panicError](err); ok {
		return string(p.stack)
	}
	return ""
}
