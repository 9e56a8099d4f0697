module example.com/misspelt-element-without-extension

go 1.25
