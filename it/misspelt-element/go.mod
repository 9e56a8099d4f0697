module example.com/misspelt-element

go 1.25
