module example.com/push-to-a-registry

go 1.25
