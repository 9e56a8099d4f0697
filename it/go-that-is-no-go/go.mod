module example.com/go-that-is-no-go

go 1.25
