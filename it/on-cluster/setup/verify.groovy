def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Runs before the other projects: the cluster that they share is up once, and ends with this Maven.

def cluster = lab.cluster(3)
if (!cluster) {
  return true
}
assert lab.run(cluster.kubectl + ['get', '--raw', '/readyz']).succeeded().output.trim() == 'ok'
if (cluster.own) {
  assert lab.run(cluster.kubectl + ['get', 'nodes', '--no-headers']).succeeded().output =~ /node-1 +Ready/
}
