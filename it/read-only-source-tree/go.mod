module example.com/read-only-source-tree

go 1.25
