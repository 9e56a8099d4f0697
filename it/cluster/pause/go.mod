module github.com/gok8s/go-k8s-maven-plugin/it/cluster/pause

go 1.26
