#!/usr/bin/env bash
# Writes the Go modules that the benchmark builds.
#   S  hello                                    M  an HTTP server with templates, embed, slog and JSON
#   L  a service with about 100 modules         R  three mains that share packages
#   N  5,000 source files
# Usage: workloads.sh FOLDER S|M|L|R|N ...
set -euo pipefail

folder=$1
shift

# goreleaser wants a repository with a tag
as_repository() {
  printf 'dist/\ntarget/\nout/\n' > "$1/.gitignore"
  git -C "$1" init -q
  git -C "$1" add -A
  git -C "$1" -c user.name=bench -c user.email=bench@example.invalid commit -qm workload
  git -C "$1" tag v0.1.0
}

make_S() {
  printf 'module example.com/room\n\ngo 1.26\n' > go.mod
  cat > main.go <<'GO'
package main

import "fmt"

const edit = "0"

func main() {
	fmt.Println("Oh hai Mark" + edit)
}
GO
}

make_M() {
  mkdir web
  printf 'module example.com/web\n\ngo 1.26\n' > go.mod
  cat > web/index.html <<'HTML'
<!doctype html><html><head><title>{{.Title}}</title></head>
<body><h1>{{.Title}}</h1><p>{{.Now}}</p><ul>{{range .Items}}<li>{{.}}</li>{{end}}</ul></body></html>
HTML
  cat > main.go <<'GO'
package main

import (
	"context"
	"embed"
	"encoding/json"
	"html/template"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const edit = "0"

//go:embed web/*.html
var files embed.FS

type page struct {
	Title string    `json:"title"`
	Now   time.Time `json:"now"`
	Items []string  `json:"items"`
}

func current() page {
	return page{Title: "Oh hai Mark", Now: time.Now(), Items: []string{"a", "b", edit}}
}

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	t := template.Must(template.ParseFS(files, "web/*.html"))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		if err := t.ExecuteTemplate(w, "index.html", current()); err != nil {
			log.Error("render", "err", err)
		}
	})
	mux.HandleFunc("GET /api", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(current())
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":8080"
	}
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		c, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = srv.Shutdown(c)
	}()
	log.Info("listening", "addr", addr)
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Error("serve", "err", err)
		os.Exit(1)
	}
}
GO
}

make_R() {
  local m
  mkdir -p internal/store internal/api
  printf 'module example.com/multi\n\ngo 1.26\n' > go.mod
  cat > internal/store/store.go <<'GO'
// Package store keeps strings in memory.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// Store is a content-addressed map.
type Store struct {
	mu sync.Mutex
	m  map[string]string
}

// Put stores s and returns its key.
func (s *Store) Put(v string) string {
	h := sha256.Sum256([]byte(v))
	k := hex.EncodeToString(h[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[string]string{}
	}
	s.m[k] = v
	return k
}

// Get returns the value of k.
func (s *Store) Get(k string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.m[k]
	return v, ok
}
GO
  cat > internal/api/api.go <<'GO'
// Package api serves a store over HTTP.
package api

import (
	"encoding/json"
	"io"
	"net/http"

	"example.com/multi/internal/store"
)

// Handler serves st.
func Handler(st *store.Store) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"key": st.Put(string(b))})
	})
	mux.HandleFunc("GET /v/{k}", func(w http.ResponseWriter, r *http.Request) {
		v, ok := st.Get(r.PathValue("k"))
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, v)
	})
	return mux
}
GO
  for m in a b c; do
    mkdir -p "cmd/$m"
    cat > "cmd/$m/main.go" <<GO
package main

import (
	"log"
	"net/http"

	"example.com/multi/internal/api"
	"example.com/multi/internal/store"
)

const edit = "0"

func main() {
	log.SetPrefix("$m" + edit + " ")
	log.Fatal(http.ListenAndServe(":8080", api.Handler(&store.Store{})))
}
GO
  done
}

make_L() {
  cat > main.go <<'GO'
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/spf13/cobra"
	"github.com/spf13/viper"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

const edit = "0"

func config(path string) (*rest.Config, error) {
	if path != "" {
		return clientcmd.BuildConfigFromFlags("", path)
	}
	return rest.InClusterConfig()
}

func run(ctx context.Context, kubeconfig, httpAddr, grpcAddr string) error {
	reg := prometheus.NewRegistry()
	seen := prometheus.NewGauge(prometheus.GaugeOpts{Name: "pods_seen", Help: "Pods seen " + edit})
	reg.MustRegister(seen)
	cfg, err := config(kubeconfig)
	if err != nil {
		return fmt.Errorf("kube config: %w", err)
	}
	cs, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return err
	}
	f := informers.NewSharedInformerFactory(cs, time.Minute)
	f.Start(ctx.Done())
	pods, err := cs.CoreV1().Pods("").List(ctx, metav1.ListOptions{Limit: 500})
	if err != nil {
		return err
	}
	seen.Set(float64(len(pods.Items)))
	gs := grpc.NewServer()
	healthpb.RegisterHealthServer(gs, health.NewServer())
	l, err := net.Listen("tcp", grpcAddr)
	if err != nil {
		return err
	}
	go func() { _ = gs.Serve(l) }()
	mux := http.NewServeMux()
	mux.Handle("/metrics", promhttp.HandlerFor(reg, promhttp.HandlerOpts{}))
	if err := http.ListenAndServe(httpAddr, mux); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func main() {
	v := viper.New()
	v.SetEnvPrefix("svc")
	v.AutomaticEnv()
	cmd := &cobra.Command{Use: "svc", SilenceUsage: true, RunE: func(cmd *cobra.Command, _ []string) error {
		return run(cmd.Context(), v.GetString("kubeconfig"), v.GetString("http"), v.GetString("grpc"))
	}}
	cmd.Flags().String("kubeconfig", "", "path to a kubeconfig")
	cmd.Flags().String("http", ":8080", "HTTP address")
	cmd.Flags().String("grpc", ":9090", "gRPC address")
	_ = v.BindPFlags(cmd.Flags())
	if err := cmd.ExecuteContext(context.Background()); err != nil {
		slog.Error("exit", "err", err)
		os.Exit(1)
	}
}
GO
  printf 'module example.com/svc\n\ngo 1.26\n' > go.mod
  # pinned, so that the workload stays the same
  go get k8s.io/client-go@v0.35.0 k8s.io/apimachinery@v0.35.0 google.golang.org/grpc@v1.77.0 \
    github.com/prometheus/client_golang@v1.23.2 github.com/spf13/cobra@v1.10.2 github.com/spf13/viper@v1.21.0
  go mod tidy
  go mod download
}

make_N() {
  printf 'module example.com/many\n\ngo 1.26\n' > go.mod
  printf 'package main\n\nconst edit = "0"\n\nfunc main() {\n\tprintln("many" + edit)\n}\n' > main.go
  local package file
  for package in $(seq 1 100); do
    mkdir "p$package"
    for file in $(seq 1 50); do
      printf '// Package p%d is one of many.\npackage p%d\n\n// F%d gives a number.\nfunc F%d() int {\n\treturn %d\n}\n' \
        "$package" "$package" "$file" "$file" "$file" > "p$package/f$file.go"
    done
  done
}

for name in "$@"; do
  [ ! -d "$folder/$name" ] || continue
  mkdir -p "$folder/$name.new"
  (cd "$folder/$name.new" && "make_$name")
  as_repository "$folder/$name.new"
  mv "$folder/$name.new" "$folder/$name"
done
