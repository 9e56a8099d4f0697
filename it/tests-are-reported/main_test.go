package main

import "testing"

func TestAdd(t *testing.T) {
	for name, want := range map[string]int{"one and two": 3} {
		t.Run(name, func(t *testing.T) {
			if got := add(1, 2); got != want {
				t.Errorf("got %d, want %d", got, want)
			}
		})
	}
}

func TestLater(t *testing.T) {
	t.Skip("not today")
}

func FuzzAdd(f *testing.F) {
	f.Add(1, 2)
	f.Fuzz(func(t *testing.T, a, b int) { add(a, b) })
}

func BenchmarkAdd(b *testing.B) {
	for i := 0; i < b.N; i++ {
		add(1, 2)
	}
}
