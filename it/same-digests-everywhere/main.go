package main

import "fmt"

const name = "Mark"

func main() {
	fmt.Println("Oh hai", name)
}
