module example.com/b/tool

go 1.24
