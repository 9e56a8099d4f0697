module example.com/lab/request-generator

go 1.25
