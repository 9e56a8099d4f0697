def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('<platform>')
assert log.contains('<platforms>')
assert log.contains('<image><nam>') || log.contains('<nam>')
assert log.contains('<image><name>') || log.contains('<name>')
lab.assertNoStackTrace(log)
assert !lab.file('target').exists()

// a property is checked the same way
def property = lab.mvn('-f', 'good.xml', 'compile', '-Dk8s.platfroms=linux/amd64').failed().output
assert property.contains('k8s.platfroms')
assert property.contains('k8s.platforms')
lab.assertNoStackTrace(property)
