module example.com/odd-paths

go 1.25
