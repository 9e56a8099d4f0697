module example.com/full-disk

go 1.25
