module example.com/report-in-a-browser

go 1.24
