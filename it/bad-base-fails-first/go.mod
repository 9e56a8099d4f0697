module example.com/bad-base-fails-first

go 1.25
