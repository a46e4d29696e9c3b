package content

import "errors"

// ErrNotFound is matched by the error of whoever asks for a document that the library does not have.
var ErrNotFound = errors.New("not in the library")
