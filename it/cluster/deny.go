package main

import (
	"encoding/json"
	"flag"
	"net/http"
	"time"

	admission "k8s.io/api/admission/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// deny is an admission webhook that denies all that it is asked about.
func deny(arguments []string) error {
	flags := flag.NewFlagSet("deny", flag.ExitOnError)
	address := flags.String("address", "127.0.0.1:0", "where to listen")
	certificate := flags.String("cert", "", "file of the certificate")
	key := flags.String("key", "", "file of its key")
	message := flags.String("message", "denied by the test", "what to say")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	server := &http.Server{
		Addr:              *address,
		ReadHeaderTimeout: 5 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var review admission.AdmissionReview
			if err := json.NewDecoder(r.Body).Decode(&review); err != nil || review.Request == nil {
				http.Error(w, "no admission review", http.StatusBadRequest)
				return
			}
			review.Response = &admission.AdmissionResponse{
				UID:    review.Request.UID,
				Result: &meta.Status{Code: http.StatusForbidden, Message: *message},
			}
			review.Request = nil
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(review)
		}),
	}
	return server.ListenAndServeTLS(*certificate, *key)
}
