module example.com/two-mains-of-one-name

go 1.25
