package main

func Example() {
	main()
	// Output: Oh hai Mark
}
