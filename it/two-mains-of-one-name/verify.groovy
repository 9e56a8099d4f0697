def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('Several main packages would become "tool": ./a/tool, ./b/tool.')
assert log.contains('Rename a folder, or choose by <packages> (-Dk8s.packages).')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()

// the way out that the message names
assert lab.mvn('compile', '-Dk8s.packages=./a/...').succeeded()
assert lab.buildRecord().binaries*.package == ['./a/tool']
