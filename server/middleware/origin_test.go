package middleware

import (
	"net/http/httptest"
	"testing"
)

func TestOrigin(t *testing.T) {
	tests := []struct{ host, configured, want, name string }{
		{"localhost:8080", "", "http://localhost:8080", "localhost"},
		{"siaga.bontang.go.id", "", "http://siaga.bontang.go.id", "siaga.bontang.go.id"},
		{"[::1]:8080", "", "http://[::1]:8080", "::1"},
		{"evil.example", "https://siaga.example/", "https://siaga.example", "siaga.example"},
		{`evil.example/"><script>`, "", "http://localhost", "localhost"},
		{"a b", "", "http://localhost", "localhost"},
		{"user@evil.example", "", "http://localhost", "localhost"},
		{"siaga.example:99999999", "", "http://localhost", "localhost"},
		{"", "", "http://localhost", "localhost"},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = tt.host
		got := Origin(r, tt.configured)
		if got != tt.want || HostName(got) != tt.name {
			t.Errorf("Origin(%q, %q) = %q of %q, want %q of %q", tt.host, tt.configured, got, HostName(got), tt.want, tt.name)
		}
	}
}
