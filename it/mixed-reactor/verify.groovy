def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A module without Go is skipped with one line a goal, and can depend on the binary of this machine's platform.

def (compiled, called) = lab.logs()
assert compiled.count('skipped: no go.mod in ' + lab.file('app').path) == 1
assert compiled.contains(lab.file('hello/target/go').path)
assert called.count('skipped: no go.mod in ') == 2
assert called.contains('up to date')
assert !lab.file('app/target/k8s').exists()
