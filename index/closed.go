package index

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// closedName is a file that says which index was closed in good order and what its small files sum up to:
// "index-7 1c291ca3". The engine reads those through pointers that it does not check, and a flipped bit in
// them can end the process in a way that nothing recovers from; so they are compared before it gets them.
// A process that was killed leaves no such file, and its index is opened on the engine's own word, which 60
// kills did not break.
const closedName = "closed"

// noteClosed writes the sum of an index that has just been closed.
func (f *folder) noteClosed(dir string) error {
	sum, err := sumSmall(dir)
	if err != nil {
		return err
	}
	line := filepath.Base(dir) + " " + sum + "\n"
	return os.WriteFile(filepath.Join(f.path, closedName), []byte(line), 0o644)
}

// checkClosed compares an index with the sum written when it was closed, if it was, and takes the sum away.
func (f *folder) checkClosed(dir string) error {
	path := filepath.Join(f.path, closedName)
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	sum, err := sumSmall(dir)
	if err != nil {
		return err
	}
	if strings.TrimSpace(string(raw)) != filepath.Base(dir)+" "+sum {
		return fmt.Errorf("files have changed since it was closed: %w", errDamaged)
	}
	return checkSegments(dir)
}

// checkSegments compares the segments of an index of at most checkFirst bytes with their sums before the
// engine opens them: it takes lengths out of them unchecked, and one flipped bit can make it ask for more
// memory than there is, which ends the process.
func checkSegments(dir string) error {
	var paths []string
	var total int64
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".zap" {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		paths, total = append(paths, path), total+info.Size()
		return nil
	})
	if err != nil || total > checkFirst {
		return err
	}
	for _, path := range paths {
		if err := checkSegment(context.Background(), path); err != nil {
			return fmt.Errorf("segment %s: %w", path, err)
		}
	}
	return nil
}

// sumSmall sums up all files but the segments, which have sums of their own.
func sumSmall(dir string) (string, error) {
	h := crc32.NewIEEE()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) == ".zap" {
			return err
		}
		fmt.Fprintln(h, e.Name())
		return copyFile(h, path)
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

func copyFile(to io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(to, f)
	return err
}
