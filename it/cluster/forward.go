package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"runtime"

	"golang.org/x/sys/unix"
)

// forward lets the processes in another process's network namespace reach ports of this one's 127.0.0.1, such as a
// registry that a test has started, at the same address: an image keeps one name inside and outside of the node.
func forward(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("usage: forward PID PORT...")
	}
	stopped := make(chan error)
	for _, port := range arguments[1:] {
		address := "127.0.0.1:" + port
		listener, err := listenIn("/proc/"+arguments[0]+"/ns/net", address)
		if err != nil {
			return fmt.Errorf("listen at %s in the namespace of process %s: %w", address, arguments[0], err)
		}
		log.Printf("forwarding %s", address)
		go func() { stopped <- acceptAll(listener, address) }()
	}
	return <-stopped
}

// listenIn listens in another network namespace: a socket belongs to that of the thread that has made it.
func listenIn(namespace, address string) (listener net.Listener, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		// never unlocked, so the thread ends with this goroutine, and nobody else gets into its namespace
		runtime.LockOSThread()
		var fd int
		if fd, err = unix.Open(namespace, unix.O_RDONLY|unix.O_CLOEXEC, 0); err != nil {
			return
		}
		defer unix.Close(fd)
		if err = unix.Setns(fd, unix.CLONE_NEWNET); err != nil {
			return
		}
		listener, err = net.Listen("tcp", address)
	}()
	<-done
	return listener, err
}

func acceptAll(listener net.Listener, address string) error {
	for {
		inside, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer inside.Close()
			outside, err := net.Dial("tcp", address)
			if err != nil {
				log.Print(err)
				return
			}
			defer outside.Close()
			go func() {
				_, _ = io.Copy(outside, inside)
				_ = outside.(*net.TCPConn).CloseWrite()
			}()
			_, _ = io.Copy(inside, outside)
		}()
	}
}
