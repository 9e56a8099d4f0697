package main

import "os"

var version string

func main() {
	os.Stdout.WriteString(version)
}
