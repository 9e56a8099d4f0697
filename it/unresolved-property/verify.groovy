def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('<platforms>: "${no.such.property}" is not resolved: no property has that name.')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target/go')).isEmpty()
