def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 4: every pair of the lab's table stands there, marked.

def log = lab.log()
def builds = '''
  darwin/amd64 darwin/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm linux/386 linux/amd64 linux/arm
  linux/arm64 linux/ppc64 linux/ppc64le linux/mips linux/mipsle linux/mips64 linux/mips64le netbsd/386 netbsd/amd64
  netbsd/arm openbsd/386 openbsd/amd64 openbsd/arm plan9/386 plan9/amd64 solaris/amd64 windows/386 windows/amd64
'''.split()
assert builds.size() == 27
builds.each { assert log =~ /(?m)^.*\b${it}\s.*\bbuilds\b/ }
assert log =~ /(?m)^.*android\/arm\s.*cgo/
assert log =~ /(?m)^.*darwin\/386\s.*1\.15/
assert log =~ /(?m)^.*darwin\/arm\s.*1\.15/
