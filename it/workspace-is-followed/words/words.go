// Package words holds what is said.
package words

// Greeting is said first.
const Greeting = "Oh hai Mark"
