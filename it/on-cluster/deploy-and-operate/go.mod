module example.com/deploy-and-operate

go 1.24
