package main

import "os"

func main() {
	os.Stdout.WriteString("made by Go")
}
