def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

assert lab.run([lab.file("target/${lab.buildRecord().binaries[0].file}").path]).succeeded().output == '2.4.1-rc.1\n'
assert lab.imageRecord().tags == ['2.4.1-rc.1']
