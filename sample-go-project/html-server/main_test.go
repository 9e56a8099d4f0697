package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPageGreetsAndNamesItsHost(t *testing.T) {
	response := httptest.NewRecorder()

	handler("node-<1>").ServeHTTP(response, httptest.NewRequest(http.MethodGet, "/", nil))

	body := response.Body.String()
	for _, want := range []string{"<h1>Oh hai Mark</h1>", "Version dev", "node-&lt;1&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q:\n%s", want, body)
		}
	}
	if got := response.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("Content-Type is %q", got)
	}
}

func TestOtherPathsAreNotFound(t *testing.T) {
	response := httptest.NewRecorder()

	handler("node-1").ServeHTTP(response, httptest.NewRequest(http.MethodGet, "/other", nil))

	if response.Code != http.StatusNotFound {
		t.Errorf("status is %d, want %d", response.Code, http.StatusNotFound)
	}
}

func TestServeAnswersThenStopsWithoutError(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() { result <- serve(ctx, listener, handler("node-1")) }()

	response, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || !strings.Contains(string(body), "Oh hai Mark") {
		t.Errorf("got %q, %v", body, err)
	}

	stop()
	if err := <-result; err != nil {
		t.Errorf("serve returned %v", err)
	}
}
