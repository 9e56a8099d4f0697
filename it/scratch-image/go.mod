module example.com/scratch-image

go 1.25
