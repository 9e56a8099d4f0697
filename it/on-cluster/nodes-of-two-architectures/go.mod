module example.com/nodes-of-two-architectures

go 1.24
