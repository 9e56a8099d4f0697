// Package greeting holds a word.
package greeting

// Word is said.
const Word = "Oh hai Mark"
