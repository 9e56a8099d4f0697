//go:build stray

package main

const tagged = "yes"
