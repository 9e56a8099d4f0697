package main

func Example() {
	main()
	// Output: server hello
}
