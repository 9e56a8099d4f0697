//go:build !stray

package main

const tagged = "no"
