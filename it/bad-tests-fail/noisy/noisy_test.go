package noisy

import (
	"fmt"
	"testing"
)

func TestNoisy(t *testing.T) {
	fmt.Print("\x1b[31mred\x1b[0m \x00\x07 ]]> <&> \xff\n")
	t.Error("\x1b[1mtoo loud")
}
