def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
def place = /\(.*misspelt-element.pom\.xml(, line \d+)?\)/
assert log =~ /<platform> is no element of go-k8s-maven-plugin's configuration ${place}\. Did you mean <platforms>\?/
assert log =~ /<image><nam> is no element of go-k8s-maven-plugin's configuration ${place}\. Did you mean <image><name>\?/
lab.assertNoStackTrace(log)
assert !lab.file('target').exists()

// a property is checked the same way
def property = lab.mvn('-f', 'good.xml', 'compile', '-Dk8s.platfroms=linux/amd64').failed().output
assert property.contains('-Dk8s.platfroms is no property of go-k8s-maven-plugin. Did you mean -Dk8s.platforms?')
lab.assertNoStackTrace(property)
