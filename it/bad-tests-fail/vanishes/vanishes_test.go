package vanishes

import (
	"syscall"
	"testing"
)

func TestVanishes(t *testing.T) {
	syscall.Exit(0)
}
