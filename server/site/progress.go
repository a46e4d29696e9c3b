package site

import (
	"fmt"
	"strconv"
	"time"
)

// Progress is worth a line only when there is much to do, and no more often than a person reads.
const (
	progressFrom  = 1000
	progressEvery = time.Second
)

// counter returns a callback that writes lines such as "read 1,200 of 10,000 notes". It is not for use from
// several goroutines at once.
func counter(line func(string), verb string) func(done, total int) {
	last := time.Now()
	return func(done, total int) {
		if total < progressFrom || done < total && time.Since(last) < progressEvery {
			return
		}
		last = time.Now()
		line(fmt.Sprintf("%s %s of %s notes", verb, Thousands(done), Thousands(total)))
	}
}

// Thousands writes n with commas, 10,000.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
