module example.com/nodes-in-docker

go 1.24
