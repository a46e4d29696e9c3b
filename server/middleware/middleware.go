// Package middleware holds what every request of the site passes through, one small file each: request
// id, log, recovery, security headers, body limit, and Deliver, which compresses, tags and caches the
// finished answer. server/routes.go decides the order:
//
//	handler := middleware.Head(engine)                  // around the engine
//	engine.Use(RequestID, Log, Recover, Headers, Limit) // every route
//	pages.Use(Deliver)                                  // routes whose answer depends on snapshot and address alone
//
// The files know Gin and net/http, nothing of notes.
package middleware
