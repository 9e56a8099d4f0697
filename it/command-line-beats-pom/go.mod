module example.com/command-line-beats-pom

go 1.25
