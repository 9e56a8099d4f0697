def loader = new GroovyClassLoader(getClass().classLoader)
def lab = loader.parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)
def Registry = loader.parseClass(new File(basedir, '../../../it/support/Registry.groovy'))

// Two modules would push one tag, at a time even: a warning at first, and an error for one of them before it is compiled.

assert lab.log().contains('[WARNING] it:shop and it:store would both make the image 127.0.0.1:1/it/shop:1.0.0.')

def registry = Registry.start(lab.file('registry'))
if (registry == null) {
  lab.skipLoudly('no docker-registry here, so nothing was pushed')
  return true
}
try {
  def push = { String... more -> lab.mvn(online: true, 'package', 'k8s:push', '-DskipTests', "-Dregistry=$registry.address".toString(), *more) }
  def output = push('-T2', '-fae').failed().output
  def (first, second) = (output =~ /The modules (\w+) and (\w+) both push \Q$registry.address\E\/it\/shop:1\.0\.0: give one of them another/)[0][1, 2]
  assert [first, second] as Set == ['shop', 'store'] as Set
  lab.assertNoStackTrace(output)

  // that of the other is whole, and nothing was made of this one
  def failed = ['shop', 'store'].find { !lab.file("$it/target/k8s/image.json").exists() }
  def record = lab.imageRecord(failed == 'shop' ? 'store' : 'shop')
  assert record.pushed && registry.digest('it/shop', '1.0.0') == record.digest
  assert record.platforms.every { registry.stores(it.digest) && registry.stores(it.config) }

  // with a name of its own each is pushed
  lab.file('pom.xml').text = lab.file('pom.xml').text.replace('/it/shop<', '/it/${project.artifactId}<')
  assert !push('-T2').succeeded().output.contains('would both make')
  ['shop', 'store'].each { assert registry.digest("it/$it", '1.0.0') == lab.imageRecord(it).digest }
} finally {
  registry.close()
}
true
