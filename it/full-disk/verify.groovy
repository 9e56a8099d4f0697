def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// target/ lies on a file system of 1 MB: the build says so, and goes through when there is room.

def maven = lab.mavenCommand().collect { "'$it'" }.join(' ')
def script = """
  mkdir -p '$lab.basedir/target'
  mount -t tmpfs -o size=1m tmpfs '$lab.basedir/target'
  cd '$lab.basedir'
  exec $maven package
"""
def shell = lab.mountingShell()
if (shell) {
  def output = lab.run(shell + script).failed().output
  assert output.contains('The disk is full') || output.contains('no space left on device')
  lab.assertNoStackTrace(output)
} else {
  lab.skipLoudly('no mount namespaces here, so the full disk was not tried')
}
assert lab.mvn('package').exit == 0
