def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 1: the program runs on this machine, its output is seen with -q too, and its exit code counts.

assert lab.log().contains('Oh hai Mark\n')
assert lab.mvn('-q', 'k8s:run', "-Dk8s.args=one 'two three'").succeeded().output.contains('arguments ["one" "two three"]\n')

def failing = lab.mvn('k8s:run', '-Dk8s.args=fail').failed().output
assert failing.contains('exit code 3') || failing.contains('exit status 3')
lab.assertNoStackTrace(failing)

// nothing is left in the source tree
assert lab.basedir.list().findAll { it.startsWith('run-greets') } == []
