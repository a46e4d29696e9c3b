package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"syscall"

	"siaga/content/library"
	"siaga/server/site/datadir"
)

// place is where a site reads and writes.
type place struct {
	src  *source
	data *datadir.Dir // nil when nothing is written
}

// Close gives the folders back.
func (p *place) Close() error {
	err := p.src.Close()
	if p.data != nil {
		err = errors.Join(err, p.data.Close())
	}
	return err
}

// openPlace takes the data directory, fills it at the first start, and opens the library.
func openPlace(set settings, log *slog.Logger) (*place, error) {
	if set.readOnly {
		src, err := openReading(set.library, set.data)
		if err != nil {
			return nil, err
		}
		return &place{src: src}, nil
	}
	if set.library != "" { // before anything is made for it
		src, err := openFolder(set.library)
		if err != nil {
			return nil, err
		}
		data, err := openData(set.data)
		if err != nil {
			return nil, errors.Join(err, src.Close())
		}
		return &place{src: src, data: data}, nil
	}
	data, err := openData(set.data)
	if err != nil {
		return nil, err
	}
	if err := fill(data, log); err != nil {
		return nil, errors.Join(writable(set.data, err), data.Close())
	}
	src, err := openFolder(data.Library())
	if err != nil {
		return nil, errors.Join(err, data.Close())
	}
	return &place{src: src, data: data}, nil
}

func openData(path string) (*datadir.Dir, error) {
	data, err := datadir.Open(path)
	return data, writable(path, err)
}

// writable says what to do about a data directory that cannot be written.
func writable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("directory %s cannot be written by this account; choose another with --data, or write nothing with --read-only", path)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%s is no directory; choose another with --data", path)
	}
	return err
}

// fill copies the starter library into the data directory or brings it up to date.
func fill(data *datadir.Dir, log *slog.Logger) error {
	changes, err := data.Fill(library.FS())
	if err != nil {
		return err
	}
	if changes.Added+changes.Refreshed+changes.Withdrawn > 0 {
		log.Info("starter library", "added", changes.Added, "refreshed", changes.Refreshed, "withdrawn", changes.Withdrawn)
	}
	if len(changes.Kept) > 0 {
		log.Info("files changed here are kept although this release has newer ones", "files", changes.Kept)
	}
	return nil
}
