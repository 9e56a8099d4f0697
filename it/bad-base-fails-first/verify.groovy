def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A base that lacks a platform, that is not there or that can't be one, is told before anything is compiled.

def refused = { String log ->
  assert !(log =~ /built +linux/)
  assert log.contains('BUILD FAILURE')
  lab.assertNoStackTrace(log)
  log
}

assert refused(lab.log()).contains('The base image oci:bases/distroless:nonroot has nothing for linux/mips.' +
  ' It has linux/amd64, linux/arm/v7, linux/arm64, linux/s390x.' +
  ' Take another in <image><base> (-Dk8s.image.base), give linux/mips a <base> of its own in <image><platforms>, or take the platform out there.')

assert refused(lab.mvn('package', '-Dk8s.image.base=tar:missing.tar').failed().output).contains(
  lab.file('missing.tar').path + ' is not there. <image><base> (-Dk8s.image.base) is tar:missing.tar; relative paths start in the module\'s folder.')

// offline, what was never pulled can't be had
assert refused(lab.mvn('package', '-Dk8s.image.base=registry.invalid/base:1').failed().output) =~
  /The base image registry\.invalid\/base:1 is not, or not wholly, in the cache \S+images \(1 is missing\), and with -o \(offline\) nothing is pulled\. Run the same command once without -o\./

assert refused(lab.mvn('package', '-Dk8s.image.base=Alpine', '-Dk8s.image.certificates=missing.pem').failed().output).contains(
  '"Alpine" is not a base image: write static, scratch, distroless, distroless-debug, alpine, a reference such as')
assert lab.hashes(lab.file('target/go')).isEmpty()
