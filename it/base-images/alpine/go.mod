module example.com/alpine

go 1.25
