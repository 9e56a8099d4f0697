module example.com/lab/html-server

go 1.25
