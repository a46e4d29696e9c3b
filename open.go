package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"siaga/content"
	"siaga/content/library"
	"siaga/server/site/datadir"
)

// source is a library that has been opened: a folder, or the starter library in the program.
type source struct {
	fsys fs.FS
	dir  string // its path; "" for the starter library
	root *os.Root
}

// Close gives the folder back.
func (s *source) Close() error {
	if s.root == nil {
		return nil
	}
	return s.root.Close()
}

// name is what the source is called to people.
func (s *source) name() string {
	if s.dir == "" {
		return "the starter library"
	}
	return s.dir
}

// openFolder opens a folder so that nothing in it, no link and no "..", leads out of it.
func openFolder(dir string) (*source, error) {
	root, err := os.OpenRoot(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("folder %s does not exist; name a folder of Markdown files", dir)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("folder %s may not be read by this account; change its permissions", dir)
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return nil, fmt.Errorf("%s is a file; name the folder that it is in", dir)
		}
		return nil, fmt.Errorf("folder %s cannot be read: %w", dir, err)
	}
	return &source{fsys: root.FS(), dir: dir, root: root}, nil
}

// openReading opens a library without writing anything: the named folder, else the one in the data
// directory, else the starter library.
func openReading(dir, data string) (*source, error) {
	if dir != "" {
		return openFolder(dir)
	}
	if _, err := os.Stat(datadir.Library(data)); err == nil {
		return openFolder(datadir.Library(data))
	}
	return &source{fsys: library.FS()}, nil
}

// tables are the glossary and the vocabulary of the starter library, for folders that have none.
func tables() (content.Options, error) {
	var opt content.Options
	for name, parse := range map[string]func(string, []byte){
		"glossary.yaml":   func(name string, src []byte) { opt.Glossary, _ = content.ParseGlossary(name, src) },
		"vocabulary.yaml": func(name string, src []byte) { opt.Vocabulary, _ = content.ParseVocabulary(name, src) },
	} {
		src, err := fs.ReadFile(library.FS(), name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return opt, fmt.Errorf("starter library: %w", err)
		}
		parse(name, src)
	}
	return opt, nil
}

// load reads a library once.
func (s *source) load(ctx context.Context) (*content.Library, error) {
	opt, err := tables()
	if err != nil {
		return nil, err
	}
	return content.Load(ctx, s.fsys, opt)
}
