module example.com/own-manifests-are-merged

go 1.25
