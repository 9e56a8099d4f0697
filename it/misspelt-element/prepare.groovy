def pom = new File(basedir, 'pom.xml').text
new File(basedir, 'good.xml').text = pom.replaceAll(/(?s)<configuration>.*<\/configuration>/, '')
true
