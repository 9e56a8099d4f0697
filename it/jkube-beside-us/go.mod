module example.com/jkube-beside-us

go 1.25
