module example.com/c/tool

go 1.24
