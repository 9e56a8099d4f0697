// Package greeting holds a word.
package greeting

// Word is what is said first.
const Word = "Oh hai"
