package main

import "example.com/near"

var built string

func main() {
	println(near.Name, built)
}
