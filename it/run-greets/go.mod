module example.com/run-greets

go 1.25
