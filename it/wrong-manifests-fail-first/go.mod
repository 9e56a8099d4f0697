module example.com/wrong-manifests-fail-first

go 1.25
