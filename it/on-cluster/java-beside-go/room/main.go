// Command room asks the greeter beside it, and passes on what that says.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, err := http.Get("http://greeter:8080/")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer answer.Body.Close()
		greeting, _ := io.ReadAll(answer.Body)
		fmt.Fprintf(w, "the greeter says: %s\n", greeting)
	})))
}
