package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"siaga/content"
	"siaga/content/library"
	"siaga/server"
	"siaga/server/middleware"
	"siaga/server/site"
	"siaga/server/site/datadir"
)

// stopTime is how long requests under way may take to end once the process has been told to stop.
const stopTime = 20 * time.Second

// settings are the flags of serve.
type settings struct {
	addr, data, library, baseURL string
	readOnly                     bool
}

// serve is the site.
func serve(ctx context.Context, e env, f *flags) error {
	var set settings
	f.StringVar(&set.addr, "addr", "localhost:8080", "`address` to listen on")
	f.StringVar(&set.data, "data", "data", "`directory` for all that the site keeps")
	f.StringVar(&set.library, "library", "", "`folder` of notes to serve in place")
	f.StringVar(&set.baseURL, "base-url", "", "`address` under which readers reach the site, https://siaga.example")
	f.BoolVar(&set.readOnly, "read-only", false, "write nothing at all")
	args, err := f.parse(true)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return usagef("%q is not expected; a folder is named with --library", args[0])
	}
	if err := checkBaseURL(set.baseURL); err != nil {
		return err
	}
	if e.getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	place, err := openPlace(set, log)
	if err != nil {
		return err
	}
	defer place.Close()
	ln, err := listen(ctx, set.addr)
	if err != nil {
		return err
	}
	return serveOn(ctx, ln, e, set, place, log)
}

// checkBaseURL refuses what would make broken links.
func checkBaseURL(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return usagef("--base-url %q is no address of a site; write it like https://siaga.example", base)
	}
	return nil
}

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

// listen takes the address.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("address %s is in use by another program; stop it or choose another with --addr", addr)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("address %s is not allowed to this account; choose a port above 1023 with --addr", addr)
	case err != nil:
		return nil, fmt.Errorf("address %s cannot be used: %w; write it like localhost:8080", addr, err)
	}
	return ln, nil
}

// serveOn answers on ln until ctx ends: at once, with the site as soon as its library has been read.
func serveOn(ctx context.Context, ln net.Listener, e env, set settings, p *place, log *slog.Logger) error {
	g := &gate{}
	srv := middleware.NewServer(g, log)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(middleware.Capped(ln)) }()

	running, stopFollowing := context.WithCancel(context.WithoutCancel(ctx))
	defer stopFollowing()
	followed, err := startSite(ctx, running, e, set, p, log, g)
	if err != nil {
		return errors.Join(err, srv.Close())
	}
	fmt.Fprintf(e.stdout, "Siaga is at %s\n", siteURL(ln.Addr(), set))
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err = srv.Shutdown(grace)
	stopFollowing()
	<-followed
	if err != nil {
		return fmt.Errorf("requests under way were cut: %w", err)
	}
	return nil
}

// startSite reads the library, opens the gate and lets the site follow the disk until running ends;
// followed is then closed.
func startSite(ctx, running context.Context, e env, set settings, p *place, log *slog.Logger, g *gate) (followed <-chan struct{}, err error) {
	opt, err := tables()
	if err != nil {
		return nil, err
	}
	cfg := site.Config{
		Library: p.src.fsys, Dir: p.src.dir, Vocabulary: opt.Vocabulary, Glossary: opt.Glossary,
		Log: log, Progress: func(line string) { fmt.Fprintln(e.stderr, line) },
	}
	if p.data != nil {
		cfg.IndexDir, cfg.CatalogueFile = p.data.Index(), p.data.Catalogue()
	}
	s, err := site.Open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	web, err := server.New(server.Config{
		Site: s, Log: log, BaseURL: set.baseURL, ReadOnly: set.readOnly, Version: version(), Stopping: ctx.Done(),
	})
	if err != nil {
		return nil, err
	}
	g.open(web.Handler())
	fmt.Fprintln(e.stdout, loaded(s.Current().Library, p.src))
	done := make(chan struct{})
	go func() { defer close(done); s.Run(running) }()
	go tidyMemory(running, s)
	return done, nil
}

// gcPercent is how much garbage may gather, in percent of what is in use. Half of the default: a site
// allocates little while it serves and much while it starts.
const gcPercent = 50

// tidyMemory gives back what reading and indexing a large library took: at 100,000 notes 150 MB.
func tidyMemory(ctx context.Context, s *site.Site) {
	select {
	case <-s.Indexed():
		debug.FreeOSMemory()
	case <-ctx.Done():
	}
}

// loaded says what is served: "38 notes (18 id, 18 en, 2 ko) from data/library".
func loaded(lib *content.Library, src *source) string {
	perLang := map[string]int{}
	var langs []string
	for d := range lib.All() {
		if perLang[d.Lang] == 0 {
			langs = append(langs, d.Lang)
		}
		perLang[d.Lang]++
	}
	slices.SortStableFunc(langs, func(a, b string) int { return perLang[b] - perLang[a] })
	var parts []string
	for _, l := range langs {
		parts = append(parts, site.Thousands(perLang[l])+" "+l)
	}
	line := count(lib.Len(), "note")
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	line += " from " + src.name()
	faults := 0
	for _, f := range lib.Faults {
		if !f.Warning {
			faults++
		}
	}
	if faults > 0 {
		line += "; " + count(faults, "fault") + ", listed by: siaga check " + src.dir
	}
	return line
}

// siteURL is the address to open in a browser.
func siteURL(addr net.Addr, set settings) string {
	if set.baseURL != "" {
		return strings.TrimSuffix(set.baseURL, "/") + "/"
	}
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return "http://" + addr.String() + "/"
	}
	host := tcp.IP.String()
	if tcp.IP.IsLoopback() || tcp.IP.IsUnspecified() {
		host = "localhost"
	}
	return fmt.Sprintf("http://%s/", net.JoinHostPort(host, fmt.Sprint(tcp.Port)))
}

// version is the version of the program as it was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "devel"
	}
	return strings.Trim(info.Main.Version, "()")
}
