package main

import "fmt"

func main() {
	fmt.Println("Oh hai Mark")
}
