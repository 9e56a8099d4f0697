// Command web serves one page.
package main

import (
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(answer http.ResponseWriter, _ *http.Request) {
		_, _ = answer.Write([]byte("Oh hai Mark\n"))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
