module example.com/loads-into-docker-and-podman

go 1.25
