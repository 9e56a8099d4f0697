module example.com/same-digests-everywhere

go 1.25
