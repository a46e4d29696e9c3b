package middleware

import (
	"context"
	"net/http"
)

type methodKey struct{}

// Head answers HEAD wherever GET is answered: the routes see a GET, the body is dropped. Gin would
// answer 404 to a HEAD of every route that is not registered twice.
func Head(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		get := r.WithContext(context.WithValue(r.Context(), methodKey{}, r.Method))
		get.Method = http.MethodGet
		next.ServeHTTP(bodiless{w}, get)
	})
}

// Method is the method the client used, also when Head turned it into a GET.
func Method(r *http.Request) string {
	if m, ok := r.Context().Value(methodKey{}).(string); ok {
		return m
	}
	return r.Method
}

// bodiless drops what is written to it but for the headers.
type bodiless struct{ http.ResponseWriter }

func (w bodiless) Write(p []byte) (int, error) { return len(p), nil }

// Unwrap lets http.ResponseController reach the writer below.
func (w bodiless) Unwrap() http.ResponseWriter { return w.ResponseWriter }
