package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"net/netip"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"golang.org/x/net/dns/dnsmessage"
	core "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	listers "k8s.io/client-go/listers/core/v1"
)

const serviceDomain = ".svc.cluster.local."

// dns answers for the names of services that have an address, NAME.NAMESPACE.svc.cluster.local, and for nothing else.
func dns(arguments []string) error {
	flags := flag.NewFlagSet("dns", flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "of somebody who may list services")
	address := flags.String("address", "127.0.0.1:53", "where to listen, by UDP")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	client, err := clientOf(*kubeconfig)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	factory := informers.NewSharedInformerFactory(client, 0)
	services := factory.Core().V1().Services().Lister()
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	connection, err := net.ListenPacket("udp", *address)
	if err != nil {
		return err
	}
	defer connection.Close()
	buffer := make([]byte, 4096)
	for {
		size, from, err := connection.ReadFrom(buffer)
		if err != nil {
			return err
		}
		reply, err := answer(buffer[:size], services)
		if err != nil {
			log.Printf("query of %s: %v", from, err)
			continue
		}
		if _, err := connection.WriteTo(reply, from); err != nil {
			log.Print(err)
		}
	}
}

func answer(query []byte, services listers.ServiceLister) ([]byte, error) {
	var parser dnsmessage.Parser
	header, err := parser.Start(query)
	if err != nil {
		return nil, err
	}
	question, err := parser.Question()
	if err != nil {
		return nil, err
	}
	reply := dnsmessage.Message{
		Header: dnsmessage.Header{
			ID: header.ID, Response: true, Authoritative: true, RecursionDesired: header.RecursionDesired,
		},
		Questions: []dnsmessage.Question{question},
	}
	address, err := lookup(strings.ToLower(question.Name.String()), services)
	switch {
	case err != nil:
		reply.RCode = dnsmessage.RCodeNameError
	case question.Type == dnsmessage.TypeA && address.Is4():
		reply.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: question.Name, Class: dnsmessage.ClassINET, TTL: 5},
			Body:   &dnsmessage.AResource{A: address.As4()},
		}}
	}
	return reply.Pack()
}

func lookup(name string, services listers.ServiceLister) (netip.Addr, error) {
	short, found := strings.CutSuffix(name, serviceDomain)
	service, namespace, twoParts := strings.Cut(short, ".")
	if !found || !twoParts {
		return netip.Addr{}, fmt.Errorf("%s is not ours", name)
	}
	known, err := services.Services(namespace).Get(service)
	if err != nil {
		return netip.Addr{}, err
	}
	if known.Spec.ClusterIP == core.ClusterIPNone {
		return netip.Addr{}, fmt.Errorf("%s has no address of its own", name)
	}
	return netip.ParseAddr(known.Spec.ClusterIP)
}
