module example.com/second-run-builds-nothing

go 1.25
