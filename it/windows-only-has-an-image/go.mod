module example.com/windows-only-has-an-image

go 1.25
