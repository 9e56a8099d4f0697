def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('project.build.outputTimestamp')
assert log.contains('"yesterday"')
lab.assertNoStackTrace(log)
