// Command request-generator asks a URL again and again, and prints what it gets.
//
// The URL is its argument, by default http://compute.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// get writes the body that url answers.
func get(ctx context.Context, client *http.Client, url string, out io.Writer) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, response.Status)
	}
	_, err = io.Copy(out, response.Body)
	return err
}

// generate asks until ctx ends; after an error it waits for pause, so that a service that is down is not flooded.
func generate(ctx context.Context, client *http.Client, url string, out io.Writer, pause time.Duration) {
	for ctx.Err() == nil {
		err := get(ctx, client, url, out)
		if err == nil || ctx.Err() != nil {
			continue
		}
		log.Print(err)
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	url := "http://compute"
	if len(os.Args) > 1 {
		url = os.Args[1]
	}
	generate(ctx, &http.Client{Timeout: 10 * time.Second}, url, os.Stdout, time.Second)
}
