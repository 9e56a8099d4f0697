def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// With no Go on the PATH it comes through GOPROXY, verified, into a cache; without a network from there.

if (new File('/usr/bin/go').exists()) {
  lab.skipLoudly('there is a /usr/bin/go, so nothing had to be provisioned')
  return true
}
// where the environment names no proxy, the one that this machine's Go would use
def proxy = System.getenv('GOPROXY') ?: (lab.tool('go') ? lab.run([lab.tool('go'), 'env', 'GOPROXY']).output.trim() : null)
def noGo = [PATH: '/usr/bin:/bin', GOROOT: null]

def log = lab.mvn('compile', online: true, env: noGo + [GOPROXY: proxy]).succeeded().output
assert log.contains("Go 1.26.8 is kept in ${lab.file('cache')}/toolchains/go1.26.8.")
assert log =~ /Go 1\.26\.8 from .*provisioned for <goVersion> 1\.26\.8; no Go on the PATH/
assert lab.buildRecord().go == 'go1.26.8'
assert lab.run([lab.file("target/${lab.buildRecord().binaries[0].file}").path]).succeeded().output == 'Oh hai Mark\n'

def cached = lab.hashes(lab.file('cache'))
assert cached.keySet().every { it.startsWith('toolchains/go1.26.8.') || it.endsWith('.lock') }
lab.file('target').deleteDir()
lab.mvn('compile', env: noGo + [GOPROXY: 'off']).succeeded()
assert lab.hashes(lab.file('cache')) == cached

lab.file('target').deleteDir()
def empty = lab.mvn('compile', '-Dk8s.cacheDirectory=' + lab.file('empty'), env: noGo).failed().output
assert empty.contains('There is no Go on this machine that fits <goVersion> 1.26.8, and -o forbids to download Go 1.26.8')
assert empty.contains('Build once without -o, or name a Go in <goExecutable> (-Dk8s.goExecutable).')
lab.assertNoStackTrace(empty)
