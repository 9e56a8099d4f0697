module example.com/image-above-max-size

go 1.25
