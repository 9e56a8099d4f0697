package main

func main() {
	println("every Maven")
}
