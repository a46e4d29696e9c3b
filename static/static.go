// Package static holds the files that a page loads: style sheets, scripts, pictograms and map data.
package static

import "embed"

// FS holds css, js, icons and map.
//
//go:embed css js icons map
var FS embed.FS
