package main

import (
	"context"
	"fmt"
	"path/filepath"

	"siaga/content"
	"siaga/server/site"
)

// check lists every fault of a library, all at once, on the standard output, and sums up on the standard
// error.
func check(ctx context.Context, e env, f *flags) error {
	strict := f.Bool("strict", false, "count warnings as faults")
	data := f.String("data", "data", "data `directory` whose library is checked when no DIR is given")
	args, err := f.parse(true)
	if err != nil {
		return err
	}
	if len(args) > 1 {
		return usagef("one folder at a time; %d are given", len(args))
	}
	dir := ""
	if len(args) == 1 {
		dir = args[0]
	}
	src, err := openReading(dir, *data)
	if err != nil {
		return err
	}
	defer src.Close()
	lib, err := src.load(ctx)
	if err != nil {
		return err
	}
	faults, warnings := 0, 0
	for _, fault := range lib.Check() {
		if fault.Warning {
			warnings++
		} else {
			faults++
		}
		fmt.Fprintln(e.stdout, faultLine(src, fault, *strict))
	}
	fmt.Fprintf(e.stderr, "%s: %s, %s, %s\n", src.name(), count(lib.Len(), "note"), count(faults, "fault"), count(warnings, "warning"))
	if faults > 0 || *strict && warnings > 0 {
		return errFaults
	}
	return nil
}

// faultLine is a fault with a path that an editor or a shell finds.
func faultLine(src *source, fault content.Fault, strict bool) string {
	if src.dir != "" {
		fault.File = filepath.Join(src.dir, fault.File)
	}
	if fault.Warning && !strict {
		fault.What = "warning: " + fault.What
	}
	return fault.String()
}

// count is "1 fault", "2 faults".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return site.Thousands(n) + " " + noun + "s"
}
