package middleware

import (
	"net"
	"net/http"
	"regexp"
	"strings"
)

// hostShape is what a Host header of a site can look like: a name, or an address, with a port or without.
var hostShape = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$`)

// Origin is the scheme and host of the site, "https://siaga.example", for absolute addresses: configured
// when it is not empty, else what the client called us. A Host header that is no host name gives
// "http://localhost", so that nothing a client invents reaches a page or a feed.
func Origin(r *http.Request, configured string) string {
	if configured != "" {
		return strings.TrimSuffix(configured, "/")
	}
	host := r.Host
	if !hostShape.MatchString(host) {
		host = "localhost"
	}
	if r.TLS != nil {
		return "https://" + host
	}
	return "http://" + host
}

// HostName is the name in an origin, without scheme and port.
func HostName(origin string) string {
	_, host, _ := strings.Cut(origin, "://")
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}
