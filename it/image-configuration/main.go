package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

// Says what it finds in its container, in one line.
func main() {
	folder, err := os.Getwd()
	check(err)
	config, err := os.ReadFile("/etc/shop/shop.conf")
	check(err)
	check(os.WriteFile("/var/lib/shop/written", []byte("x"), 0o600))
	if err := os.WriteFile("/etc/shop/forbidden", nil, 0o600); err == nil {
		check(fmt.Errorf("/etc/shop can be written"))
	}
	info, err := os.Stat("/srv/www/private/key")
	check(err)
	extra, err := os.ReadFile("/etc/ssl/certs/extra-ca-certificates.crt")
	check(err)
	block, _ := pem.Decode(extra)
	own, err := x509.ParseCertificate(block.Bytes)
	check(err)
	// trusted, though the base's own file does not have it
	_, err = own.Verify(x509.VerifyOptions{})
	check(err)
	fmt.Println(os.Getuid(), folder, os.Getenv("GREETING"), strings.TrimSpace(string(config)), info.Mode(), os.Args[1:], own.Subject.CommonName)
}

func check(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}
