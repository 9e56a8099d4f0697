package main

import (
	"math"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSumOfRoots(t *testing.T) {
	for _, test := range []struct {
		n    int
		want float64
	}{
		{0, 0},
		{1, 1},
		{4, 1 + math.Sqrt2 + math.Sqrt(3) + 2},
		{1_000_000, 666_667_166.459},
	} {
		if got := sumOfRoots(test.n); math.Abs(got-test.want) > 0.001 {
			t.Errorf("sumOfRoots(%d) = %f, want %f", test.n, got, test.want)
		}
	}
}

func TestAnswersOK(t *testing.T) {
	response := httptest.NewRecorder()

	handler().ServeHTTP(response, httptest.NewRequest(http.MethodGet, "/", nil))

	if got := response.Body.String(); response.Code != http.StatusOK || got != "OK!" {
		t.Errorf("got %d %q", response.Code, got)
	}
}
