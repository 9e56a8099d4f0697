module example.com/a/tool

go 1.24
