def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The vendored module exists nowhere else, and there is no proxy: only the vendor folder can give it.

assert lab.run([lab.file("target/${lab.buildRecord().binaries[0].file}").path]).succeeded().output == 'Oh hai Mark\n'
