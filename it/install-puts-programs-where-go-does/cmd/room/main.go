package main

func main() {
	println("room")
}
