// Package words is what the programs of the shop say.
package words

const Hello = "hello"
