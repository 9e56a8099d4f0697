def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Lab row 2: without any configuration there is one binary, for this machine, and it runs.

def binaries = lab.buildRecord().binaries
assert binaries.size() == 1
assert binaries[0].name == 'host-binary-by-default'
assert lab.run([lab.file("target/${binaries[0].file}").path]).succeeded().output == 'Oh hai Mark\n'

// and the image of this architecture
assert lab.imageRecord().platforms.size() == 1
assert lab.file('target/k8s/image/oci-layout').file
assert lab.json('target/k8s/image/index.json').schemaVersion == 2
