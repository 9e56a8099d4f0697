package fails

import (
	"testing"
)

func TestFails(t *testing.T) {
	t.Errorf("got %d, want %d", 1, 2)
}
