module example.com/host-binary-by-default

go 1.25
