def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def Registry = loader.parseClass(new File(basedir, '../../../it/support/Registry.groovy'))

// What the nodes need and <platforms> lacks is compiled and added for a local cluster, and said before a registry gets it.

def cluster = lab.cluster(1)
if (!cluster?.own) {
  return true
}
def registry = Registry.start(lab.file('registry'))
if (!registry) {
  lab.skipLoudly('no docker-registry here, so nothing was deployed to nodes of two architectures')
  return true
}
registry.withCloseable {
  ['amd64', 'arm64'].eachWithIndex { arch, index ->
    lab.run([new File(basedir, '../../../it/cluster/fake-node').canonicalPath, cluster.name, "node-$arch", arch, index + 1]).succeeded()
  }
  def namespace = '-Dk8s.namespace=architectures'

  // a registry that others pull from: what lies there does not depend on the cluster
  def remote = lab.mvn(online: true, env: [KUBECONFIG: cluster.kubeconfig], 'k8s:deploy', namespace,
    "-Dk8s.context=$cluster.name".toString(), "-Dk8s.image.name=$registry.address/it/two".toString()).failed().output
  assert remote.contains('The nodes of the cluster need linux/arm64, which the image lacks: their pods would end with "exec format error".' +
    ' Add it to <platforms> (-Dk8s.platforms).')
  lab.assertNoStackTrace(remote)
  assert registry.digest('it/two', '1.0.0') == null
  assert lab.run(cluster.kubectl + ['get', 'namespace', 'architectures', '--ignore-not-found', '-o', 'name']).output.trim() == ''

  // a local cluster, with a registry of its own
  lab.announce(cluster, "host: '$registry.address'")
  def local = lab.asLocal(cluster)
  def deployed = lab.mvn(online: true, env: [KUBECONFIG: local], 'k8s:deploy', namespace).succeeded().output
  assert !deployed.contains('already attached')
  assert deployed.contains("added   linux/arm64, as the cluster's nodes need it")
  assert deployed.contains('deployed   nodes-of-two-architectures to architectures, 2 ready')
  assert lab.imageRecord().platforms*.platform == ['linux/amd64', 'linux/arm64']
  assert registry.stores(lab.imageRecord().digest)

  // one node is taken out of service, and nothing more is added for it
  lab.run(cluster.kubectl + ['cordon', 'node-arm64']).succeeded()
  assert !lab.mvn(online: true, env: [KUBECONFIG: local], 'k8s:deploy', namespace, '-Dk8s.env=A=b').succeeded().output.contains('added   ')
  assert lab.imageRecord().platforms*.platform == ['linux/amd64']
}
true
