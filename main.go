// Siaga is a knowledge base for disaster-mitigation forums: a folder of Markdown notes becomes a searchable
// site. "siaga serve" is the site, "siaga check" lists the faults of a library, "siaga search" asks it from
// the command line.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	e := env{args: os.Args[1:], getenv: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	os.Exit(run(ctx, e))
}

// The exit statuses (DESIGN §4).
const (
	exitOK    = 0
	exitFault = 1
	exitUsage = 2
)

// env is what the world gives the program, so that tests can.
type env struct {
	args   []string
	getenv func(string) string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// command is one thing the program can do. It returns a usageError for wrong arguments, errFaults when it
// has already said what is wrong, and any other error when it could not do its work.
type command struct {
	name    string
	args    string // as shown in the usage line
	summary string
	run     func(ctx context.Context, e env, f *flags) error
}

func commands() []command {
	return []command{
		{"serve", "", "serve the site", serve},
		{"check", "[DIR]", "list every fault of a library", check},
		{"search", "QUERY | -", "search as the site does; - reads one query a line", search},
		{"bench", "quality DIR…", "measure the search on judged collections", bench},
	}
}

// errFaults ends the program with exitFault and no further word.
var errFaults = errors.New("faults found")

// run does what the arguments ask and returns the exit status. Without a command it serves.
func run(ctx context.Context, e env) int {
	name := "serve"
	if len(e.args) > 0 && (e.args[0] == "" || e.args[0][0] != '-') {
		name, e.args = e.args[0], e.args[1:]
	} else if len(e.args) > 0 && isHelp(e.args[0]) {
		name = "help"
	}
	if name == "help" {
		printCommands(e.stdout)
		return exitOK
	}
	for _, cmd := range commands() {
		if cmd.name == name {
			return report(e, cmd, cmd.run(ctx, e, newFlags(cmd, e)))
		}
	}
	fmt.Fprintf(e.stderr, "siaga: there is no command %q; there are %s\n", name, commandNames())
	return exitUsage
}

// report prints the error of a command as one line and gives its exit status.
func report(e env, cmd command, err error) int {
	switch {
	case err == nil, errors.Is(err, errHelp):
		return exitOK
	case errors.Is(err, errFaults):
		return exitFault
	}
	fmt.Fprintf(e.stderr, "siaga %s: %v\n", cmd.name, err)
	if _, ok := errors.AsType[*usageError](err); ok {
		return exitUsage
	}
	return exitFault
}

func isHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }

func commandNames() string {
	var names strings.Builder
	for i, cmd := range commands() {
		if i > 0 {
			names.WriteString(", ")
		}
		names.WriteString(cmd.name)
	}
	return names.String()
}

func printCommands(w io.Writer) {
	fmt.Fprint(w, "Siaga turns a folder of Markdown notes on disaster mitigation into a searchable site.\n\nUsage: siaga [COMMAND]\n\n")
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-22s %s\n", cmd.name+" "+cmd.args, cmd.summary)
	}
	fmt.Fprint(w, "\nWithout a command it serves. siaga COMMAND -h lists the flags of a command.\n")
}
