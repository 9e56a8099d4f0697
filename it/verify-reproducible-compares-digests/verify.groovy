def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// What is there is built again from a copy, with an empty cache, and every digest compared; what is there stays.

def (same, other) = lab.logs()
assert same.contains('again   from a copy of the sources, with an empty build cache')
assert same.contains('same    8 digests')
// what has changed since is told before the long work, not at its end
def changed = "WARNING] Sources, configuration or Go have changed since ${lab.file('target')} was built"
assert !same.contains(changed)
assert other.indexOf(changed) in 0..<other.indexOf('again   from a copy')

def first = lab.buildRecord().binaries[0]
def end = other.substring(other.indexOf('BUILD FAILURE'))
assert end.contains('It was built with the flags -trimpath -buildvcs=false -ldflags=-s -w -X main.built=today, and again with -trimpath -buildvcs=false -ldflags=-s -w -X main.built=tomorrow.')
assert end.contains("verify for linux/amd64 is not reproducible: its SHA-256 was $first.sha256, and built again it is ")
['k8s/sbom.cdx.json', 'SHA256SUMS', 'verify-reproducible-compares-digests-1.0.0-linux-amd64.tar.gz'].each {
  assert end.contains("$it is not reproducible: its SHA-256 was ${lab.sha256(lab.file("target/$it"))}, and built again it is ")
}
def image = lab.imageRecord()
assert end.contains("the image for linux/amd64 is not reproducible: its SHA-256 was ${image.platforms[0].digest - 'sha256:'}, and built again it is ")
assert end.contains("the image is not reproducible: its SHA-256 was ${image.digest - 'sha256:'}, and built again it is ")
assert end.contains('look for times such as ${maven.build.timestamp} in <ldflags>')
lab.assertNoStackTrace(other)
assert lab.sha256(lab.file("target/$first.file")) == first.sha256
assert !lab.file('target/k8s').list().any { it.startsWith('.') }
true
