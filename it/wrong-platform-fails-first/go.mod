module example.com/wrong-platform-fails-first

go 1.25
