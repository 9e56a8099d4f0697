module example.com/unresolved-property

go 1.25
