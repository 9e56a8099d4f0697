def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Two plugins in one POM have the prefix k8s, and Maven takes the first without a word: so this plugin says it.

def warning = '[WARNING] io.github.gok8s:go-k8s-maven-plugin and org.eclipse.jkube:kubernetes-maven-plugin both have the goal' +
    " prefix k8s and both stand in ${lab.file('pom.xml')}: there, mvn k8s:<goal> calls org.eclipse.jkube:kubernetes-maven-plugin," +
    ' because it comes first. Call the other one by its full name: mvn io.github.gok8s:go-k8s-maven-plugin:<goal>'
assert lab.log().contains(warning)
