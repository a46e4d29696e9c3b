package api

import (
	"fmt"
	"net/http"
)

// problemType is the media type of errors.
const problemType = "application/problem+json"

// Problem is an error as the API answers it (RFC 9457). Its type is always about:blank: the status and the
// detail say it all.
type Problem struct {
	Type      string `json:"type" doc:"always about:blank"`
	Title     string `json:"title" doc:"name of the status"`
	Status    int    `json:"status" doc:"HTTP status"`
	Detail    string `json:"detail" doc:"what is wrong and what to do"`
	Parameter string `json:"parameter,omitempty" doc:"the parameter at fault"`
}

func (p *Problem) Error() string { return p.Detail }

func problemf(status int, format string, args ...any) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: fmt.Sprintf(format, args...)}
}

// badf is a problem with one parameter; the detail begins with its name.
func badf(parameter, format string, args ...any) *Problem {
	p := problemf(http.StatusBadRequest, "%s %s", parameter, fmt.Sprintf(format, args...))
	p.Parameter = parameter
	return p
}
