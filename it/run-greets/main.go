package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "fail" {
		os.Exit(3)
	}
	fmt.Println("Oh hai Mark")
	fmt.Printf("arguments %q\n", os.Args[1:])
}
