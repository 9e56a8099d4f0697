module example.com/no-go-is-needed

go 1.25
