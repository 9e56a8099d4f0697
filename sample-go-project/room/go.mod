module example.com/lab/room

go 1.25
