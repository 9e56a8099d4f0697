module example.com/publishes

go 1.24
