// Command shop says who it is.
package main

import "fmt"

func main() {
	fmt.Println("shop")
}
