package content

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// maxNoteBytes is the size above which a Markdown file is not read (DESIGN §9).
const maxNoteBytes = 512 << 10

// maxTableBytes is the same for the glossary and the vocabulary.
const maxTableBytes = 4 << 20

var errTooLarge = errors.New("file is too large")

// readFile reads a plain file of at most limit bytes. It looks at the file's type before it opens it,
// because opening a FIFO would wait for ever, and never reads more than the limit, because a file may
// grow after the look.
func readFile(fsys fs.FS, file string, limit int64) ([]byte, error) {
	info, err := fs.Lstat(fsys, file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New(typeName(info.Mode().Type()))
	}
	if info.Size() > limit {
		return nil, tooLarge(info.Size(), limit)
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(src[len(src):cap(src)])
		src = src[:len(src)+n]
		switch {
		case int64(len(src)) > limit:
			return nil, tooLarge(int64(len(src)), limit)
		case err == io.EOF:
			return src, nil
		case err != nil:
			return nil, err
		case len(src) == cap(src):
			src = append(src, 0)[:len(src)]
		}
	}
}

func tooLarge(size, limit int64) error {
	return fmt.Errorf("%w: %d KB, at most %d KB are read; split it", errTooLarge, size>>10, limit>>10)
}
