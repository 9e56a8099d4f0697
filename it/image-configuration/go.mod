module example.com/image-configuration

go 1.25
