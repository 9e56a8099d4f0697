def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('go.mod')
assert log.contains('1.99.0')
assert log.contains('<goVersion>')
assert log.contains('1.26.8')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()
