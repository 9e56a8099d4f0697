module example.com/timestamp-that-is-no-date

go 1.25
