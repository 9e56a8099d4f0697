def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def log = lab.log()
assert log =~ /The image for linux\/amd64 is \d+ KB \(static base of [\d-]+ \d+ KB, licenses \d+ KB, image-above-max-size \d+ KB\), above the limit of 500 KB; above it too: linux\/arm64 \d+ KB/
assert log.contains('raise <image><maxSize> (-Dk8s.image.maxSize).')
lab.assertNoStackTrace(log)
assert !lab.file('target/k8s/image.json').exists()

lab.mvn('package', '-Dk8s.image.maxSize=2MB').succeeded()
assert lab.imageRecord().platforms.size() == 2
