def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log =~ /The image for linux\/(amd64|arm64) is 0\.\d\d MB \(static base .* MB, image-above-max-size .* MB\), above the limit of 0\.50 MB/
assert log.contains('raise <image><maxSize> (-Dk8s.image.maxSize).')
lab.assertNoStackTrace(log)
assert !lab.file('target/k8s/image.json').exists()

lab.mvn('package', '-Dk8s.image.maxSize=2MB').succeeded()
assert lab.imageRecord().platforms.size() == 2
