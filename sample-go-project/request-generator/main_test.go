package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// startServer answers with what statuses says, one after the other, and then ends the context.
func startServer(t *testing.T, statuses ...int) (ctx context.Context, url string) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if len(statuses) == 0 {
			stop()
			return
		}
		w.WriteHeader(statuses[0])
		statuses = statuses[1:]
		_, _ = io.WriteString(w, "OK!")
	}))
	t.Cleanup(server.Close)
	return ctx, server.URL
}

func TestGeneratePrintsEveryAnswerUntilItIsStopped(t *testing.T) {
	ctx, url := startServer(t, http.StatusOK, http.StatusOK, http.StatusOK)
	var out strings.Builder

	generate(ctx, http.DefaultClient, url, &out, time.Millisecond)

	if got := out.String(); got != "OK!OK!OK!" {
		t.Errorf("printed %q", got)
	}
}

func TestGenerateGoesOnAfterAnError(t *testing.T) {
	ctx, url := startServer(t, http.StatusServiceUnavailable, http.StatusOK)
	var out strings.Builder

	generate(ctx, http.DefaultClient, url, &out, time.Millisecond)

	if got := out.String(); got != "OK!" {
		t.Errorf("printed %q", got)
	}
}

func TestGetSaysWhatTheServerAnswered(t *testing.T) {
	ctx, url := startServer(t, http.StatusNotFound)

	err := get(ctx, http.DefaultClient, url, io.Discard)

	if want := url + " answers 404 Not Found"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
