def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// A go.mod is enough for a POM that builds; one that is there is never touched.

def pom = lab.file('pom.xml')
assert lab.log().contains("There is a POM already: $pom. The goal init writes one where there is none, and changes none.")
lab.assertNoStackTrace(lab.log())
assert !pom.text.contains('packaging>go<')

def version = (pom.text =~ /<version>([^<]+)<\/version>\s*<extensions>/)[0][1]
def init = "io.github.gok8s:go-k8s-maven-plugin:$version:init"
def module = { String folder, String goMod ->
  def made = lab.file(folder)
  made.mkdirs()
  if (goMod) {
    new File(made, 'go.mod').text = goMod
  }
  new File(made, 'main.go').text = 'package main\n\nfunc main() {\n\tprintln("init")\n}\n'
  made
}

// alone: coordinates from the module's path
def alone = module('target/alone', 'module example.com/shop/room/v2\n\ngo 1.24\n')
def log = lab.mvn(dir: alone, init).succeeded().output
assert log.contains("wrote   $alone/pom.xml   com.example.shop:room:2.0.0-SNAPSHOT")
def before = new File(alone, 'pom.xml').text
assert lab.mvn(dir: alone, 'package').succeeded().output =~ /built +/
assert lab.run([new File(alone, 'target/go').listFiles()[0].path + '/room']).output == 'init\n'
assert lab.mvn(dir: alone, 'k8s:init').failed().output.contains('There is a POM already: ')
assert new File(alone, 'pom.xml').text == before

// below a POM: in its style, with what it hands on, and the line to add to it
def below = module('room', 'module example.com/room\n\ngo 1.24\n')
log = lab.mvn(dir: below, init).succeeded().output
assert log.contains("wrote   $below/pom.xml   it:room:1.0.0")
assert log.contains("put <module>room</module> into the <modules> of ${pom}.")
assert new File(below, 'pom.xml').text == """\
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
    <modelVersion>4.0.0</modelVersion>
    <parent>
        <groupId>it</groupId>
        <artifactId>init-writes-a-pom</artifactId>
        <version>1.0.0</version>
    </parent>
    <artifactId>room</artifactId>
    <packaging>go</packaging>
</project>
"""
lab.mvn(dir: below, 'compile').succeeded()

// no go.mod, and broken ones
def none = module('target/none', null)
def broken = module('target/broken', 'modul example.com/room\n')
def wrong = module('target/wrong', 'module example.com/room\n\ngo one\n')
[(none): "There is no go.mod in $none. Write one with \"go mod init MODULE-PATH\".",
 (broken): "$broken/go.mod has no module line, such as \"module example.com/room\".",
 (wrong): "$wrong/go.mod says \"go one\", which is no version of Go, such as 1.26.0."].each { folder, message ->
  def run = lab.mvn(dir: folder, init).failed()
  assert run.output.contains(message.toString())
  lab.assertNoStackTrace(run.output)
  assert !new File(folder, 'pom.xml').exists()
}
true
