module example.com/large-files-little-memory

go 1.25
