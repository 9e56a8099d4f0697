package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestPrintsHundredMegabytes(t *testing.T) {
	line := strings.Repeat("x", 999)
	fmt.Println("the first line")
	for range 100_000 {
		fmt.Println(line)
	}
	fmt.Println("the last line")
}

func TestPrintsALineWithoutEnd(t *testing.T) {
	for range 5_000 {
		fmt.Print(strings.Repeat("y", 1_000))
	}
}
