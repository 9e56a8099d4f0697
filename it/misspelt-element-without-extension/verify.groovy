def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Where Maven does not call the plugin before the build, the goal looks at its configuration itself.

def log = lab.log()
assert log.contains("<platfroms> is no element of go-k8s-maven-plugin's configuration (")
assert log.contains('). Did you mean <platforms>?')
lab.assertNoStackTrace(log)
assert lab.hashes(lab.file('target')) == [:] // Maven 4 makes the folder itself
