// Command compute sums a million square roots for each request and answers OK!
//
// It listens at the address in the environment variable ADDRESS, by default at port 8080.
package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log"
	"math"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const roots = 1_000_000

func sumOfRoots(n int) float64 {
	sum := 0.0
	for i := range n {
		sum += math.Sqrt(float64(i + 1))
	}
	return sum
}

func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		if math.IsInf(sumOfRoots(roots), 0) {
			http.Error(w, "the sum is infinite", http.StatusInternalServerError)
			return
		}
		_, _ = io.WriteString(w, "OK!")
	})
	return mux
}

func serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: handler(), ReadHeaderTimeout: 5 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", cmp.Or(os.Getenv("ADDRESS"), ":8080"))
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("compute listens at %s", listener.Addr())
	if err := serve(ctx, listener); err != nil {
		log.Fatal(err)
	}
}
