// Package templates holds the HTML templates: layout.html, partial/*.html and page/*.html. The page
// structs that fill them live beside their handlers in package server.
package templates

import "embed"

// FS holds the templates.
//
//go:embed layout.html partial/*.html page/*.html
var FS embed.FS
