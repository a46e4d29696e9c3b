package content

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// look finds the files of the library: all by a walk, or only the hinted ones where the previous
// library tells the rest.
func look(ctx context.Context, fsys fs.FS, opt Options) (*scan, error) {
	if opt.Only == nil {
		return walk(ctx, fsys)
	}
	hints := make([]string, 0, len(opt.Only))
	for _, hint := range opt.Only {
		if hint = path.Clean(hint); fs.ValidPath(hint) && !isHidden(hint) {
			hints = append(hints, hint)
		}
	}
	s := unhinted(opt.Previous, hints)
	for _, hint := range hints {
		if err := s.lookAt(ctx, fsys, hint); err != nil {
			return nil, err
		}
	}
	s.sort()
	return s, nil
}

// isHidden reports whether a path is one that a walk passes over.
func isHidden(file string) bool {
	for part := range strings.SplitSeq(file, "/") {
		if skipName(part) && part != "." {
			return true
		}
	}
	return file == Decks || strings.HasPrefix(file, Decks+"/")
}

// unhinted is what the previous library knows of the files that no hint names.
func unhinted(previous *Library, hints []string) *scan {
	hinted := func(file string) bool {
		return slices.ContainsFunc(hints, func(hint string) bool { return isBelow(file, hint) })
	}
	s := &scan{}
	for _, r := range previous.records {
		if !hinted(r.path) {
			s.notes = append(s.notes, r.found)
		}
	}
	for _, t := range previous.tables {
		if !hinted(t.path) {
			s.tables = append(s.tables, t.found)
		}
	}
	for _, o := range previous.others {
		if !hinted(o) {
			s.others = append(s.others, o)
		}
	}
	for _, f := range previous.skipped {
		// A warning is of two names alike, which only a look at the whole folder could tell anew.
		if f.Warning || !hinted(f.File) {
			s.faults = append(s.faults, f)
		}
	}
	return s
}

// lookAt adds the file or folder that a hint names, if it is still there.
func (s *scan) lookAt(ctx context.Context, fsys fs.FS, hint string) error {
	info, err := fs.Lstat(fsys, hint)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	w := &walker{ctx: ctx, fsys: fsys}
	switch {
	case err != nil:
		w.skip(hint, "file cannot be read: %s", reason(err))
	case info.IsDir():
		if err := w.open(hint, strings.Count(hint, "/")); err != nil {
			return err
		}
	default:
		w.file(hint, fs.FileInfoToDirEntry(info))
	}
	s.notes = append(s.notes, w.notes...)
	s.tables = append(s.tables, w.tables...)
	s.others = append(s.others, w.others...)
	s.faults = append(s.faults, w.faults...)
	return nil
}

// sort puts files in the order of their paths and drops those that two hints named.
func (s *scan) sort() {
	byPath := func(a, b found) int { return strings.Compare(a.path, b.path) }
	same := func(a, b found) bool { return a.path == b.path }
	slices.SortFunc(s.notes, byPath)
	s.notes = slices.CompactFunc(s.notes, same)
	slices.SortFunc(s.tables, byPath)
	s.tables = slices.CompactFunc(s.tables, same)
	slices.Sort(s.others)
	s.others = slices.Compact(s.others)
	sortFaults(s.faults)
	s.faults = slices.Compact(s.faults)
}
