def bases = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Bases.groovy')).newInstance()

bases.writeLayout(new File(basedir, 'bases/distroless'), 'nonroot', bases.distroless())
