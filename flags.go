package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// usageError says that the arguments are wrong and what would be right.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errHelp ends a command that has printed its help.
var errHelp = errors.New("help printed")

// flags are the flags of a command. Each also has an environment variable, SIAGA_READ_ONLY for --read-only;
// the flag beats it, and it beats the default.
type flags struct {
	*flag.FlagSet
	cmd command
	env env
}

func newFlags(cmd command, e env) *flags {
	set := flag.NewFlagSet(cmd.name, flag.ContinueOnError)
	set.SetOutput(io.Discard) // errors are reported once, by run
	return &flags{set, cmd, e}
}

// variable is the environment variable of a flag.
func variable(name string) string {
	return "SIAGA_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// parse reads environment and arguments and returns what is no flag. With anywhere, flags may also stand
// behind other arguments.
func (f *flags) parse(anywhere bool) (rest []string, err error) {
	f.VisitAll(func(fl *flag.Flag) {
		value := f.env.getenv(variable(fl.Name))
		if value == "" || err != nil {
			return
		}
		if f.Set(fl.Name, value) != nil {
			err = usagef("%s=%q cannot be read as %s", variable(fl.Name), value, fl.Usage)
		}
	})
	if err != nil {
		return nil, err
	}
	args := f.env.args
	for {
		switch err := f.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			f.printHelp()
			return nil, errHelp
		case err != nil:
			return nil, usagef("%v; siaga %s -h lists the flags", doubleDash(err), f.cmd.name)
		}
		args = f.Args()
		if len(args) == 0 || !anywhere {
			return append(rest, args...), nil
		}
		rest, args = append(rest, args[0]), args[1:]
	}
}

// doubleDash writes the flag in an error of package flag as our help does.
func doubleDash(err error) string {
	text := strings.Replace(err.Error(), "flag provided but not defined: -", "there is no flag --", 1)
	return strings.Replace(text, "for flag -", "for flag --", 1)
}

func (f *flags) printHelp() {
	w := f.env.stdout
	fmt.Fprintf(w, "siaga %s: %s\n\nUsage: siaga %s\n\n", f.cmd.name, f.cmd.summary, strings.TrimSpace(f.cmd.name+" [FLAGS] "+f.cmd.args))
	f.VisitAll(func(fl *flag.Flag) {
		name := "--" + fl.Name
		value, usage := flag.UnquoteUsage(fl)
		if value != "" {
			name += " " + value
		}
		if fl.DefValue != "" && fl.DefValue != "false" {
			usage += "; default " + fl.DefValue
		}
		fmt.Fprintf(w, "  %-18s %s (%s)\n", name, usage, variable(fl.Name))
	})
}
