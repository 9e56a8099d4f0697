module example.com/room

go 1.24
