// Package content knows the words of Siaga (DESIGN §2) and reads a library: a folder of Markdown files
// with front matter, a glossary and a vocabulary. It knows neither the web nor the search engine.
//
// Load walks any fs.FS once and returns a Library, an immutable value that holds what lists, links and
// facets need, and every fault it met. Bodies are not kept: Library.Body reads them when asked for, so
// that a library of 100,000 notes fits in memory. To follow changes, Load again with Options.Previous:
// files with the same size and time are taken over without being read.
package content
