package main

func main() {
	println("Oh hai")
}
