def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// With no Go on the PATH it comes through the user's GOPROXY, verified, into a cache; without a network from there.

if (new File('/usr/bin/go').exists()) {
  lab.skipLoudly('there is a /usr/bin/go, so nothing had to be provisioned')
  return true
}
def log = lab.log()
assert log =~ /Go 1\.26\.8|go1\.26\.8/
assert log.contains(lab.file('cache').path)
assert lab.buildRecord().go == 'go1.26.8'
assert lab.run([lab.file("target/${lab.buildRecord().binaries[0].file}").path]).succeeded().output == 'Oh hai Mark\n'

def cached = lab.hashes(lab.file('cache'))
lab.file('target').deleteDir()
lab.mvn('package', env: [PATH: '/usr/bin:/bin', GOROOT: null, GOPROXY: 'off']).succeeded()
assert lab.hashes(lab.file('cache')) == cached

// the provisioned Go is a Go like any other
lab.file('target').deleteDir()
lab.file('cache').listFiles()
def empty = lab.mvn('package', '-Dk8s.cacheDirectory=' + lab.file('empty'), env: [PATH: '/usr/bin:/bin', GOROOT: null]).failed().output
assert empty.contains('1.26.8')
assert empty.contains('offline') || empty.contains('-o')
lab.assertNoStackTrace(empty)
