package main

import "fmt"

func main() {
	fmt.Println("it runs in a container, for the 1st time")
}
