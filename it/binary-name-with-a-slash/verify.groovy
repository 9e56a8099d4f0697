def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('<binaryName> (-Dk8s.binaryName) is "bin/room": write a plain file name')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()
