def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Nothing but target/ is written: the project lies on a file system that refuses it.

lab.file('target').mkdirs()
def before = lab.hashes(lab.basedir)
def maven = lab.mavenCommand().collect { "'$it'" }.join(' ')
def script = """
  mount --bind '$lab.basedir' '$lab.basedir'
  mount --bind '$lab.basedir/target' '$lab.basedir/target'
  mount -o remount,bind,ro '$lab.basedir'
  cd '$lab.basedir'
  if touch main.go 2> /dev/null; then echo 'this is not read-only'; exit 1; fi
  exec $maven package
"""
def shell = lab.mountingShell()
if (shell) {
  lab.run(shell + script).succeeded()
  assert lab.file('target/k8s/image.json').file
  assert lab.hashes(lab.basedir).findAll { path, hash -> !path.startsWith('target') } == before
} else {
  lab.skipLoudly('no mount namespaces here, so the read-only source tree was not tried')
}
