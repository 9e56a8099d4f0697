module example.com/binary-name-with-a-slash

go 1.25
