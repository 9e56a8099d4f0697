module example.com/unwritable-target

go 1.25
