//go:build loud

package main

const tagged = "!"
