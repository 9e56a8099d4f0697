package main

import (
	_ "embed"
	"fmt"

	"example.com/greeting"
)

//go:embed name.txt
var name string

var mood = "calm"

func main() {
	fmt.Print(greeting.Word, " ", name, mood, tagged, "\n")
}
