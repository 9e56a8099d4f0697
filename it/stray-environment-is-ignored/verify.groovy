def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// What a shell or a CI server happens to export does not reach the matrix: the bytes are those of a clean environment.

def strayNames = ['GOOS', 'GOARCH', 'GOARM', 'GOAMD64', 'GOFLAGS', 'GOROOT', 'CGO_ENABLED', 'GO111MODULE', 'GOEXPERIMENT',
                  'GOTOOLCHAIN', 'GOENV', 'GOWORK', 'GOBIN', 'CC']
assert lab.buildRecord().binaries*.platform == ['linux/amd64', 'linux/arm/v7', 'darwin/arm64']
def withStray = lab.hashes(lab.file('target/go'))
lab.file('target').renameTo(lab.file('with-stray'))

lab.mvn('package', env: strayNames.collectEntries { [it, null] }).succeeded()
assert lab.hashes(lab.file('target/go')) == withStray

if (System.getProperty('os.arch') == 'amd64') {
  assert lab.run([lab.file('target/go/linux-amd64/stray').path]).succeeded().output == 'no no 0.0.0.0\n'
}
