package main

import (
	"fmt"
	"net"
	"strconv"
)

// ports prints as many free ports of 127.0.0.1 as its argument says, which the system chooses.
func ports(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("usage: ports COUNT")
	}
	count, err := strconv.Atoi(arguments[0])
	if err != nil {
		return err
	}
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		// all at once, so that none is given twice
		defer listener.Close()
		fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	}
	return nil
}
