module example.com/killed-build-converges

go 1.25
