module example.com/release-job

go 1.24
