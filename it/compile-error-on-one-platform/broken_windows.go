package main

func broken() int {
	return "no number"
}
