def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// android/arm is linked by the NDK's compiler: named it is used, and when it is not there the message says which.

assert lab.log().contains('android/arm can only be linked by a C compiler (cgo). Name that of the NDK or SDK by '
  + '<buildEnvironment><CC_FOR_android_arm>')

def absent = lab.mvn('compile', '-Dk8s.platforms=android/arm', '-Dk8s.buildEnvironment=CC_FOR_android_arm=/opt/no-ndk/clang').failed().output
assert absent.contains('/opt/no-ndk/clang')
assert absent.contains('android/arm')
lab.assertNoStackTrace(absent)

// as far as that can be seen without an NDK: the named compiler is what go calls, once per object it needs
def compiler = lab.file('ndk-clang')
compiler.text = "#!/bin/sh\necho \"\$@\" >> '${lab.file('compiler-calls.log')}'\necho 'this is no NDK' >&2\nexit 1\n"
compiler.setExecutable(true)
def called = lab.mvn('compile', '-Dk8s.platforms=android/arm', "-Dk8s.buildEnvironment=CC_FOR_android_arm=$compiler").failed().output
assert lab.file('compiler-calls.log').text
assert called.contains('this is no NDK')
lab.assertNoStackTrace(called)
