def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// 300 MB of files in an image, made by a JVM that may use 96 MB.

def one = lab.imageRecord().platforms[0]
assert one.layers.size() == 4
def archive = lab.file('target/k8s/image/blobs/sha256/' + one.layers[2].digest.substring(7)).path
def listed = lab.run(['tar', '-tvzf', archive]).succeeded().output.readLines()
assert listed.count { it.contains(' 100000000 ') } == 3
assert lab.log().contains('BUILD SUCCESS')
