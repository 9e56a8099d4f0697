def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log.contains('<image><maxSize>')
assert log.contains('k8s.image.maxSize')
assert log.contains('500')
assert log.contains('linux/amd64')
lab.assertNoStackTrace(log)
assert !lab.file('target/k8s/image.json').exists()

lab.mvn('package', '-Dk8s.image.maxSize=2MB').succeeded()
assert lab.imageRecord().platforms.size() == 2
