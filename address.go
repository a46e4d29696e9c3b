package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strings"
	"syscall"
)

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

// siteURL is the address to open in a browser.
func siteURL(addr net.Addr, baseURL string) string {
	if baseURL != "" {
		return strings.TrimSuffix(baseURL, "/") + "/"
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
