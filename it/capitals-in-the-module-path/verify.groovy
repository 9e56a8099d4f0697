def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Go names the binary BigTool; an image's name may not have capitals, and does not need them.

assert lab.buildRecord().binaries*.name == ['BigTool']
assert lab.imageRecord().image == 'capitals-in-the-module-path'
assert lab.imageRecord().platforms[0].binaries.keySet() == ['BigTool'] as Set
