def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A module without Go is skipped with one line, so that a reactor may mix them; called for no platform, nothing is made.

def log = lab.log()
assert log.contains('skipped: no go.mod in ')
assert !lab.file('target').exists()
