println "home " + System.getProperty('maven.home')
println binding.variables.keySet()
println context
assert new File(basedir, 'build.log').getText('UTF-8').contains('This plugin has')
