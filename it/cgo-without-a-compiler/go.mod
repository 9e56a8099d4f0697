module example.com/cgo-without-a-compiler

go 1.25
