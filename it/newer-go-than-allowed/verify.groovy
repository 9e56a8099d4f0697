def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('go.mod asks for Go 1.99.0, but <goVersion> (-Dk8s.goVersion) allows only Go 1.26.8. '
  + 'Set <goVersion> to 1.99.0 or newer, or lower the go line of go.mod.')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()
