package datadir

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// readShipped reads the hashes of the starter library as it was last copied, one "hash  path" a line as
// sha256sum writes them. Lines that cannot be read are passed over: their files count as the office's own.
func (d *Dir) readShipped() (map[string]string, error) {
	src, err := os.ReadFile(d.shippedFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	hashes := map[string]string{}
	for line := range strings.Lines(string(src)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && fs.ValidPath(name) {
			hashes[name] = sum
		}
	}
	return hashes, nil
}

// writeShipped replaces the list, unless it is the same already.
func (d *Dir) writeShipped(hashes map[string]string) error {
	var list bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(hashes)) {
		fmt.Fprintf(&list, "%s  %s\n", hashes[name], name)
	}
	if old, err := os.ReadFile(d.shippedFile()); err == nil && bytes.Equal(old, list.Bytes()) {
		return nil
	}
	beside := d.shippedFile() + ".new"
	if err := os.WriteFile(beside, list.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(beside, d.shippedFile())
}
