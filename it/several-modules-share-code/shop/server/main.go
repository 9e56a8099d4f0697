package main

import (
	"fmt"

	"example.com/shop/words"
)

func main() {
	fmt.Println("server", words.Hello)
}
