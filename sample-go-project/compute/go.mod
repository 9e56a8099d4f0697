module example.com/lab/compute

go 1.25
