package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	coordination "k8s.io/api/coordination/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/retry"
	"k8s.io/utils/ptr"
)

// fakeNode is a node of any architecture that runs nothing: each pod on it becomes ready at once and is gone at once when
// it is deleted. The image of a container decides what else becomes of it: with the tag waiting-REASON it waits for ever,
// for that reason, as in example.com/web:waiting-ImagePullBackOff.
func fakeNode(arguments []string) error {
	flags := flag.NewFlagSet("fake-node", flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "of an administrator")
	name := flags.String("name", "fake", "of the node")
	arch := flags.String("arch", "arm64", "its architecture")
	address := flags.String("address", "192.0.2.1", "of the node and its pods; nothing answers there")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	client, err := clientOf(*kubeconfig)
	if err != nil {
		return err
	}
	node := &node{client: client, name: *name, arch: *arch, address: *address, begin: meta.Now()}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := node.register(ctx); err != nil {
		return err
	}
	log.Printf("node %s (%s) is ready", *name, *arch)
	go wait.UntilWithContext(ctx, node.renew, 10*time.Second)
	return node.runPods(ctx)
}

type node struct {
	client  kubernetes.Interface
	name    string
	arch    string
	address string
	begin   meta.Time
}

// register makes the Node, or takes over one that an earlier process has made.
func (n *node) register(ctx context.Context) error {
	nodes := n.client.CoreV1().Nodes()
	_, err := nodes.Create(ctx, &core.Node{ObjectMeta: meta.ObjectMeta{Name: n.name, Labels: map[string]string{
		core.LabelArchStable: n.arch,
		core.LabelOSStable:   "linux",
		core.LabelHostname:   n.name,
	}}}, meta.CreateOptions{})
	if err != nil && !errors.IsAlreadyExists(err) {
		return err
	}
	return n.updateStatus(ctx)
}

// updateStatus may come between the controllers, which write to the node too.
func (n *node) updateStatus(ctx context.Context) error {
	return retry.RetryOnConflict(retry.DefaultBackoff, func() error {
		nodes := n.client.CoreV1().Nodes()
		found, err := nodes.Get(ctx, n.name, meta.GetOptions{})
		if err != nil {
			return err
		}
		found.Status = n.status()
		_, err = nodes.UpdateStatus(ctx, found, meta.UpdateOptions{})
		return err
	})
}

func (n *node) status() core.NodeStatus {
	room := core.ResourceList{
		core.ResourceCPU:              resource.MustParse("8"),
		core.ResourceMemory:           resource.MustParse("16Gi"),
		core.ResourcePods:             resource.MustParse("110"),
		core.ResourceEphemeralStorage: resource.MustParse("100Gi"),
	}
	return core.NodeStatus{
		Capacity:    room,
		Allocatable: room,
		Addresses: []core.NodeAddress{
			{Type: core.NodeInternalIP, Address: n.address},
			{Type: core.NodeHostName, Address: n.name},
		},
		Conditions: []core.NodeCondition{{
			Type:               core.NodeReady,
			Status:             core.ConditionTrue,
			Reason:             "FakeNode",
			LastHeartbeatTime:  meta.Now(),
			LastTransitionTime: n.begin,
		}},
		NodeInfo: core.NodeSystemInfo{
			Architecture:            n.arch,
			OperatingSystem:         "linux",
			OSImage:                 "none",
			KernelVersion:           "none",
			KubeletVersion:          "v0.0.0-fake",
			ContainerRuntimeVersion: "fake://0",
		},
	}
}

// renew shows that the node is alive.
func (n *node) renew(ctx context.Context) {
	leases := n.client.CoordinationV1().Leases(core.NamespaceNodeLease)
	now := meta.NowMicro()
	spec := coordination.LeaseSpec{HolderIdentity: &n.name, LeaseDurationSeconds: ptr.To[int32](40), RenewTime: &now}
	found, err := leases.Get(ctx, n.name, meta.GetOptions{})
	if errors.IsNotFound(err) {
		lease := &coordination.Lease{ObjectMeta: meta.ObjectMeta{Name: n.name}, Spec: spec}
		_, err = leases.Create(ctx, lease, meta.CreateOptions{})
	} else if err == nil {
		found.Spec = spec
		_, err = leases.Update(ctx, found, meta.UpdateOptions{})
	}
	if err == nil {
		err = n.updateStatus(ctx)
	}
	if err != nil && ctx.Err() == nil {
		log.Printf("renew: %v", err)
	}
}

// runPods plays the kubelet for the pods that the scheduler puts on the node.
func (n *node) runPods(ctx context.Context) error {
	factory := informers.NewSharedInformerFactoryWithOptions(n.client, 10*time.Second,
		informers.WithTweakListOptions(func(options *meta.ListOptions) {
			options.FieldSelector = fields.OneTermEqualSelector("spec.nodeName", n.name).String()
		}))
	serve := func(object any) {
		pod, ok := object.(*core.Pod)
		if !ok {
			return
		}
		if err := n.serve(ctx, pod); err != nil && !errors.IsNotFound(err) && !errors.IsConflict(err) && ctx.Err() == nil {
			log.Printf("pod %s/%s: %v", pod.Namespace, pod.Name, err)
		}
	}
	informer := factory.Core().V1().Pods().Informer()
	if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    serve,
		UpdateFunc: func(_, object any) { serve(object) },
	}); err != nil {
		return err
	}
	factory.Start(ctx.Done())
	<-ctx.Done()
	return nil
}

func (n *node) serve(ctx context.Context, pod *core.Pod) error {
	pods := n.client.CoreV1().Pods(pod.Namespace)
	if pod.DeletionTimestamp != nil {
		return pods.Delete(ctx, pod.Name, meta.DeleteOptions{
			GracePeriodSeconds: ptr.To[int64](0),
			Preconditions:      meta.NewUIDPreconditions(string(pod.UID)),
		})
	}
	if pod.Status.StartTime != nil {
		return nil
	}
	pod = pod.DeepCopy()
	n.run(pod)
	_, err := pods.UpdateStatus(ctx, pod, meta.UpdateOptions{})
	return err
}

// run sets the status that a kubelet would come to.
func (n *node) run(pod *core.Pod) {
	now := meta.Now()
	pod.Status.StartTime = &now
	pod.Status.HostIP = n.address
	pod.Status.HostIPs = []core.HostIP{{IP: n.address}}
	pod.Status.PodIP = n.address
	pod.Status.PodIPs = []core.PodIP{{IP: n.address}}
	pod.Status.Phase = core.PodRunning
	ready := core.ConditionTrue
	pod.Status.ContainerStatuses = nil
	for _, container := range pod.Spec.Containers {
		status := containerStatus(container, now)
		if status.State.Waiting != nil {
			pod.Status.Phase = core.PodPending
			ready = core.ConditionFalse
		}
		pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, status)
	}
	for _, condition := range []core.PodConditionType{core.PodInitialized, core.PodReady, core.ContainersReady} {
		status := ready
		if condition == core.PodInitialized {
			status = core.ConditionTrue
		}
		pod.Status.Conditions = append(pod.Status.Conditions,
			core.PodCondition{Type: condition, Status: status, LastTransitionTime: now})
	}
}

func containerStatus(container core.Container, now meta.Time) core.ContainerStatus {
	status := core.ContainerStatus{Name: container.Name, Image: container.Image, ImageID: imageID(container.Image)}
	if _, reason, found := strings.Cut(container.Image, ":waiting-"); found {
		reason, _, _ = strings.Cut(reason, "@")
		status.Started = ptr.To(false)
		status.ImageID = ""
		status.State.Waiting = &core.ContainerStateWaiting{Reason: reason, Message: "as the image's tag says"}
		return status
	}
	status.Ready = true
	status.Started = ptr.To(true)
	status.ContainerID = "fake://" + container.Name
	status.State.Running = &core.ContainerStateRunning{StartedAt: now}
	return status
}

// imageID is the digest that the image is named by, or one that is made of its name.
func imageID(image string) string {
	if name, digest, found := strings.Cut(image, "@"); found {
		repository, _, _ := strings.Cut(name, ":")
		return repository + "@" + digest
	}
	return fmt.Sprintf("%s@sha256:%x", image, sha256.Sum256([]byte(image)))
}
