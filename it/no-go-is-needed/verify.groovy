def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// With no Go on the PATH it comes through the user's GOPROXY, verified, into a cache; without a network from there.

if (new File('/usr/bin/go').exists()) {
  lab.skipLoudly('there is a /usr/bin/go, so nothing had to be provisioned')
  return true
}
def log = lab.log()
assert log.contains("Go 1.26.8 is kept in ${lab.file('cache')}/toolchains/go1.26.8.")
assert lab.buildRecord().go == 'go1.26.8'
assert lab.run([lab.file("target/${lab.buildRecord().binaries[0].file}").path]).succeeded().output == 'Oh hai Mark\n'

def cached = lab.hashes(lab.file('cache'))
lab.file('target').deleteDir()
lab.mvn('package', env: [PATH: '/usr/bin:/bin', GOROOT: null, GOPROXY: 'off']).succeeded()
assert lab.hashes(lab.file('cache')) == cached

lab.file('target').deleteDir()
def empty = lab.mvn('package', '-Dk8s.cacheDirectory=' + lab.file('empty'), env: [PATH: '/usr/bin:/bin', GOROOT: null]).failed().output
assert empty.contains('There is no Go on this machine that fits <goVersion> 1.26.8, and -o forbids to download Go 1.26.8')
assert empty.contains('Build once without -o, or name a Go in <goExecutable> (-Dk8s.goExecutable).')
lab.assertNoStackTrace(empty)
