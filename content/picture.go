package content

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// MaxPicture is the size in bytes beyond which a picture of a library is not served.
const MaxPicture = 10 << 20

// pictureTypes are the endings of files that may be pictures; what they hold is the server's to check. SVG is
// not among them, since it can hold scripts.
var pictureTypes = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// HasPicture reports whether a path of the library, slash-separated, names a picture that Picture may read.
func (l *Library) HasPicture(file string) bool {
	_, there := slices.BinarySearch(l.others, file)
	return there && slices.Contains(pictureTypes, strings.ToLower(path.Ext(file)))
}

// Picture reads a picture of the library. The error matches ErrNotFound when there is none or it is larger
// than MaxPicture.
func (l *Library) Picture(file string) ([]byte, error) {
	if !l.HasPicture(file) {
		return nil, fmt.Errorf("%s: %w", file, ErrNotFound)
	}
	f, err := l.fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > MaxPicture {
		return nil, fmt.Errorf("%s: %w", file, ErrNotFound)
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxPicture+1))
	if err == nil && len(b) > MaxPicture {
		err = fmt.Errorf("%s: %w", file, ErrNotFound)
	}
	return b, err
}
