package content

import (
	"cmp"
	"fmt"
	"slices"
)

// Fault is something an author should mend, with its place. Many are collected in one pass, so that ten
// notes can be mended in one go.
type Fault struct {
	File    string // path in the library
	Line    int    // 1-based line in the file; 0 when the fault is the file's as a whole
	Warning bool   // the site is whole without mending it
	What    string // lower case, no full stop, says what to do
}

// String is "file:line: what", or "file: what" when the fault has no line.
func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.What
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
}

func sortFaults(faults []Fault) {
	slices.SortFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.What, b.What))
	})
}

// maxFaults is the number of faults that are listed of one file: enough to mend it, and too few for a
// hostile one to fill the memory.
const maxFaults = 200

// faultList collects the faults of one file.
type faultList struct {
	file   string
	faults []Fault
}

func (l *faultList) errorf(line int, format string, args ...any) {
	l.add(Fault{File: l.file, Line: line, What: fmt.Sprintf(format, args...)})
}

func (l *faultList) warnf(line int, format string, args ...any) {
	l.add(Fault{File: l.file, Line: line, Warning: true, What: fmt.Sprintf(format, args...)})
}

func (l *faultList) add(f Fault) {
	switch {
	case len(l.faults) < maxFaults:
		l.faults = append(l.faults, f)
	case len(l.faults) == maxFaults:
		l.faults = append(l.faults, Fault{File: l.file, What: "has more faults, which are not listed; mend the first ones"})
	}
}
