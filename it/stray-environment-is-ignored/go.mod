module example.com/stray

go 1.25
