module example.com/much

go 1.22
