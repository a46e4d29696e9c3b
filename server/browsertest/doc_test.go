// Package browsertest walks the site in a real browser: the program itself is built, started on a free
// port with a new data directory, and read with chromium, with scripts and without, on a phone and on a
// desk.
//
// Without chromium the tests are skipped; with SIAGA_CI=1 they fail instead. One browser serves all tests,
// each test has tabs with cookies and cache of their own.
package browsertest
