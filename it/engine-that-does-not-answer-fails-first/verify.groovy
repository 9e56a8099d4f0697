def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// That docker is not there, or does not answer, is told before anything is compiled.

def log = lab.log()
assert log.contains("The image can't be loaded: docker is not on the PATH. Install it, or give the image a registry in" +
  ' <image><name> (-Dk8s.image.name) and push it.') ||
  log.contains("The image can't be loaded: docker version --format '{{.Server.Os}}/{{.Server.Arch}}' failed with exit code 1.")
assert !(log =~ /built +/)
assert log.contains(':compile (default-compile) on project')
lab.assertNoStackTrace(log)
assert !lab.file('target/go').exists()

// and only where it will be loaded
assert lab.mvn('package').succeeded().output =~ /built +/
