def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def DockerDaemon = loader.parseClass(new File(basedir, '../../../it/support/DockerDaemon.groovy'))

// The nodes of kind and k3d are containers with a containerd in them. Here they are such containers of a real Docker daemon, with the
// labels that kind and k3d give theirs; the pods run beside them, on the node of this test bed.

def cluster = lab.cluster(3)
if (!cluster?.own) {
  return true
}
def deploy = { Map env, String... more -> lab.mvn(env: env, 'k8s:deploy', '-Dk8s.namespace=in-docker', *more) }
def ctr = new File(cluster.folder, '../../packages/root/usr/bin').canonicalPath
deploy([KUBECONFIG: cluster.kubeconfig, PATH: ctr + File.pathSeparator + System.getenv('PATH')],
  "-Dk8s.context=$cluster.name", "-Dk8s.containerd=$cluster.folder/containerd.sock").succeeded()
def reference = lab.json('target/k8s/deploy.json').image
assert reference =~ /^docker.io\/library\/nodes-in-docker:sha-[0-9a-f]{12}$/

DockerDaemon.start(lab)?.withCloseable { daemon ->
  def programs = ['containerd', 'ctr'].collectEntries { [it, lab.tool(it)] }
  if (programs.containsValue(null)) {
    lab.skipLoudly("no nodes in docker: there is no ${programs.findAll { !it.value }.keySet().join(', ')}")
    return
  }
  def libraries = programs.values().collectMany { lab.run(['ldd', it]).output.findAll(/\/\S*\.so\S*/) }.toSet()
  def root = lab.file('target/node.tar')
  lab.run(['tar', '--create', '--dereference', '--absolute-names', '--file', root, *programs.values().toList(), *libraries.toList()]).succeeded()
  daemon.docker('import', '--change', "ENTRYPOINT [\"$programs.containerd\"]", root.path, 'node').succeeded()
  def node = { String name, String... labels ->
    daemon.docker('run', '--detach', '--name', name, '--cap-add=SYS_ADMIN', '--security-opt=seccomp=unconfined',
      '--security-opt=apparmor=unconfined', '--network=none', '--tmpfs=/var/lib/containerd',
      *labels.toList().collectMany { ['--label', it] }, 'node').succeeded()
  }
  def inNode = { String name, String... arguments -> daemon.docker('exec', name, 'ctr', '--namespace', 'k8s.io', *arguments) }
  def waitFor = { String name ->
    for (def end = System.nanoTime() + 60e9; inNode(name, 'version').exit != 0;) {
      assert System.nanoTime() < end: daemon.docker('logs', name).output
    }
  }
  def labels = [
    kind: [shop: 'io.x-k8s.kind.cluster=shop', other: 'io.x-k8s.kind.cluster=other', server: 'io.x-k8s.kind.role=control-plane', agent: 'io.x-k8s.kind.role=worker',
      balancer: 'io.x-k8s.kind.role=external-load-balancer'],
    k3d: [shop: 'k3d.cluster=shop', other: 'k3d.cluster=other', server: 'k3d.role=server', agent: 'k3d.role=agent', balancer: 'k3d.role=loadbalancer']]

  labels.each { product, its ->
    def env = daemon.env + [KUBECONFIG: lab.asLocal(cluster, "$product-shop")]
    def nowhere = deploy(env).failed().output
    assert nowhere.contains("docker runs no node of the $product cluster shop. Is it started, and the current context the right one?")
    lab.assertNoStackTrace(nowhere)

    def nodes = ["$product-shop-0", "$product-shop-1"]*.toString()
    node(nodes[0], its.shop, its.server)
    node(nodes[1], its.shop, its.agent)
    def others = ["$product-balancer", "$product-other"]*.toString()
    node(others[0], its.shop, its.balancer)
    node(others[1], its.other, its.server)
    (nodes + others).each(waitFor)

    def loaded = deploy(env).succeeded().output
    nodes.each {
      assert loaded.contains("loaded   $reference into $it")
      assert inNode(it, 'images', 'check', "name==$reference").succeeded().output =~ /complete \(\d+\/\d+\) .* true/
    }
    others.each { assert !inNode(it, 'images', 'list', '--quiet').succeeded().output.contains('nodes-in-docker') }
    assert loaded =~ /plan {4}\d unchanged\n/

    // one node is new, the other one has the image
    inNode(nodes[1], 'images', 'remove', reference).succeeded()
    def again = deploy(env).succeeded().output
    assert again.contains("loaded   $reference into ${nodes[1]}")
    assert !again.contains("into ${nodes[0]}")
    assert !deploy(env).succeeded().output.contains('loaded ')
    daemon.docker('rm', '--force', *nodes, *others).succeeded()
  }
}
lab.run(cluster.kubectl + ['delete', 'namespace', 'in-docker', '--wait=false']).succeeded()
true
