package site

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"siaga/content"
)

// readCatalogue returns the library as the last process left it, nil when there is none or it cannot be
// used. It may be older than the disk: Run compares it first of all.
func (s *Site) readCatalogue() *content.Library {
	if s.cfg.CatalogueFile == "" {
		return nil
	}
	f, err := os.Open(s.cfg.CatalogueFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		s.cfg.Log.Warn("catalogue", "err", err)
		return nil
	}
	defer f.Close()
	r := bufio.NewReader(f)
	if of, err := r.ReadString('\n'); err != nil || of != s.catalogueOf() {
		return nil // of another folder
	}
	lib, err := content.ReadCatalogue(r)
	if err != nil {
		s.cfg.Log.Info("the catalogue is of another version or damaged; reading all notes", "err", err)
		return nil
	}
	return lib.WithFS(s.cfg.Library).WithDefaults(s.options())
}

// keepCatalogue writes the catalogue if it is not up to date. Not at every change: for 10,000 notes that
// would be a second's work, and the next start reads what changed since.
func (s *Site) keepCatalogue(written **content.Library) {
	if lib := s.Current().Library; lib != *written {
		s.writeCatalogue(lib)
		*written = lib
	}
}

// writeCatalogue keeps lib for the next start, whole or not at all. Without it that start is slower, no
// more.
func (s *Site) writeCatalogue(lib *content.Library) {
	if s.cfg.CatalogueFile == "" {
		return
	}
	beside := s.cfg.CatalogueFile + ".new"
	err := writeTo(beside, func(w io.Writer) error {
		_, err := io.WriteString(w, s.catalogueOf())
		return errors.Join(err, content.WriteCatalogue(w, lib))
	})
	if err == nil {
		err = os.Rename(beside, s.cfg.CatalogueFile)
	}
	if err != nil {
		s.cfg.Log.Warn("catalogue", "err", err)
	}
}

// catalogueOf is the first line of a catalogue: the folder that it lists.
func (s *Site) catalogueOf() string {
	dir, err := filepath.Abs(s.cfg.Dir)
	if err != nil {
		dir = s.cfg.Dir
	}
	return strconv.Quote(dir) + "\n"
}

func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
