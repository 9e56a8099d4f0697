def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

def named = lab.mvn('compile', '-Dk8s.goExecutable=' + lab.file('bin/go')).failed().output
assert named.contains('<goExecutable> (-Dk8s.goExecutable) names ' + lab.file('bin/go') + ', but that ')
assert named.contains('Your move.')
lab.assertNoStackTrace(named)

// on the PATH it is passed by: another Go is found, or provisioned; without a network and a cache the message says so
def onPath = lab.mvn('compile', '-Dk8s.cacheDirectory=' + lab.file('empty-cache'), env: [PATH: "${lab.file('bin')}:/usr/bin:/bin", GOROOT: null])
assert onPath.output.contains("${lab.file('bin/go')} on the PATH is not Go")
lab.assertNoStackTrace(onPath.output)
