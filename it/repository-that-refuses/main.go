package main

func main() {
	println("refused")
}
