package main

func main() {
	println("published")
}
