module example.com/compile-error-on-one-platform

go 1.25
