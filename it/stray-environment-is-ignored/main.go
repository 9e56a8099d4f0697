package main

import (
	"fmt"
	"net"
)

var stray = "no"

func main() {
	fmt.Println(stray, tagged, net.IPv4zero)
}
