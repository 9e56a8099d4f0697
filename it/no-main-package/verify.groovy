def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('There is no main package among ./...')
assert log.contains('<packages> (-Dk8s.packages) says where to look.')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()
