// Package more has no tests.
package more

func More() int {
	return 1
}
