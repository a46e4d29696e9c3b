package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"time"

	"siaga/server"
	"siaga/server/middleware"
	"siaga/server/misses"
	"siaga/server/site"
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
		debug.SetGCPercent(minGarbage)
	}
	log, flush := newLog(e.stderr)
	defer flush()
	place, err := openPlace(set, log)
	if err != nil {
		return err
	}
	defer place.Close()
	ln, err := listen(ctx, set.addr)
	if err != nil {
		return err
	}
	p := process{env: e, set: set, place: place, log: log, gate: &gate{}}
	return p.serve(ctx, ln)
}

// process is a running site.
type process struct {
	env   env
	set   settings
	place *place
	log   *slog.Logger
	gate  *gate
}

// serve answers on ln until ctx ends: at once, with the site as soon as its library has been read.
func (p *process) serve(ctx context.Context, ln net.Listener) error {
	srv := middleware.NewServer(p.gate, p.log)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(middleware.Capped(ln)) }()

	following, stopFollowing := context.WithCancel(context.WithoutCancel(ctx))
	defer stopFollowing()
	followed, err := p.open(ctx, following)
	if err != nil {
		if ctx.Err() != nil {
			err = nil // told to stop while reading
		}
		return errors.Join(err, srv.Close())
	}
	fmt.Fprintf(p.env.stdout, "Siaga is at %s\n", siteURL(ln.Addr(), p.set.baseURL))
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	p.log.Info("stopping")
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

// misses opens the list of queries that found nothing. A site that writes nothing has none, nor has one whose list
// cannot be read: it is left as it is for a person to look at.
func (p *process) misses() *misses.Log {
	if p.place.data == nil {
		return nil
	}
	l, err := misses.Open(p.place.data.Misses())
	if err != nil {
		p.log.Warn("queries that find nothing are not kept", "err", err)
		return nil
	}
	return l
}

// open reads the library, opens the gate and lets the site follow the disk until following ends; followed
// is closed when it has.
func (p *process) open(ctx, following context.Context) (followed <-chan struct{}, err error) {
	opt, err := tables()
	if err != nil {
		return nil, err
	}
	cfg := site.Config{
		Library: p.place.src.fsys, Dir: p.place.src.dir, Vocabulary: opt.Vocabulary, Glossary: opt.Glossary,
		Log: p.log, Progress: func(line string) { fmt.Fprintln(p.env.stderr, line) },
	}
	if data := p.place.data; data != nil {
		cfg.IndexDir, cfg.CatalogueFile = data.Index(), data.Catalogue()
	}
	s, err := site.Open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	web, err := server.New(server.Config{
		Site: s, Log: p.log, BaseURL: p.set.baseURL, ReadOnly: p.set.readOnly, Version: version(), Stopping: ctx.Done(),
		Misses: p.misses(),
	})
	if err != nil {
		return nil, err
	}
	p.gate.open(web.Handler())
	fmt.Fprintln(p.env.stdout, loaded(s.Current().Library, p.place.src))
	done := make(chan struct{})
	go func() { defer close(done); s.Run(following) }()
	if p.env.getenv("GOGC") == "" {
		go tuneMemory(following, s.Indexed())
	}
	return done, nil
}
