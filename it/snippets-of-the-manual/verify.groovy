import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.transform.OutputKeys
import javax.xml.transform.TransformerFactory
import javax.xml.transform.dom.DOMSource
import javax.xml.transform.stream.StreamResult

def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// Each piece of XML in the manual and the README becomes a project of its own, and all of them are packaged in one reactor;
// each command of Maven is run. Blocks of other languages, and those marked as console, are for reading only.

def manual = new File(basedir, '../../../src/site/markdown').listFiles().findAll { it.name.endsWith('.md') }.sort()
def readme = new File(basedir, '../../../README.md')
def blocks = { File page, String language ->
  (page.getText('UTF-8') =~ /(?ms)^```$language\n(.*?)^```$/).collect { it[1] }
}
def version = (lab.file('pom.xml').text =~ /<version>([^<]+)<\/version>\s*<\/plugin>/)[0][1]
def text = { node ->
  def out = new StringWriter()
  def transformer = TransformerFactory.newInstance().newTransformer()
  transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, 'yes')
  transformer.transform(new DOMSource(node), new StreamResult(out))
  out.toString()
}
def elements = { String xml ->
  def factory = DocumentBuilderFactory.newInstance()
  def root = factory.newDocumentBuilder().parse(new ByteArrayInputStream("<x>${xml.replace('…', '')}</x>".getBytes('UTF-8'))).documentElement
  (0..<root.childNodes.length).collect { root.childNodes.item(it) }.findAll { it.nodeType == 1 }
}

// a project of each snippet: what stands in it goes where it belongs, and the rest is the shortest that works
def reactor = lab.file('target/reactor')
def module = { String name ->
  def folder = new File(reactor, name)
  new File(folder, 'docs').mkdirs()
  new File(folder, 'go.mod').text = "module example.com/$name\n\ngo 1.24\n"
  new File(folder, 'main.go').text = 'package main\n\nfunc main() {\n\tprintln("snippet")\n}\n'
  new File(folder, 'cmd/html-server').mkdirs()
  new File(folder, 'cmd/html-server/main.go').text = 'package main\n\nfunc main() {\n\tprintln("server")\n}\n'
  new File(folder, 'README.md').text = '# Snippet\n'
  new File(folder, 'docs/page.md').text = '# Page\n'
  new File(folder, 'src/main/etc').mkdirs()
  new File(folder, 'src/main/etc/shop.conf').text = 'open = true\n'
  folder
}
def pom = { String name, String snippet ->
  def slots = [packaging: '<packaging>go</packaging>', plugin: '', configuration: '', dependencies: '', properties: '', other: '']
  elements(snippet).each {
    switch (it.tagName) {
      case 'project': slots.whole = snippet; break
      case 'packaging': slots.packaging = text(it); break
      case 'plugin': slots.plugin += text(it); break
      case 'properties': slots.properties += text(it); break
      case 'dependency': slots.dependencies += text(it); slots.packaging = '<packaging>pom</packaging>'; break
      case 'configuration': slots.plugin += "<plugin><groupId>io.github.gok8s</groupId><artifactId>go-k8s-maven-plugin</artifactId><version>$version</version><extensions>true</extensions>${text(it)}</plugin>"; break
      default: slots.configuration += text(it)
    }
  }
  if (slots.whole) {
    return slots.whole.replaceAll(/(?s)<version>[^<]*<\/version>(\s*<extensions>)/, "<version>$version</version>\$1")
  }
  if (slots.dependencies) {
    slots.plugin += '<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.11.0</version>' +
      '<executions><execution><phase>package</phase><goals><goal>copy-dependencies</goal></goals></execution></executions></plugin>'
  }
  def ours = "<groupId>io.github.gok8s</groupId><artifactId>go-k8s-maven-plugin</artifactId>"
  if (!slots.plugin.contains('go-k8s-maven-plugin')) {
    slots.plugin += "<plugin>$ours<version>$version</version><extensions>true</extensions><configuration>$slots.configuration</configuration></plugin>"
  }
  """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
    <groupId>com.example</groupId><artifactId>$name</artifactId><version>1.0.0</version>$slots.packaging
    $slots.properties<dependencies>$slots.dependencies</dependencies><build><plugins>$slots.plugin</plugins></build></project>"""
}
def modules = ['tool']
new File(module('tool'), 'pom.xml').text = pom('tool', '<packaging>go</packaging>')
def count = 0
[*manual, readme].each { page ->
  blocks(page, 'xml').eachWithIndex { snippet, index ->
    if (snippet.contains('<base>distroless</base>')) {
      println "not built, for it needs a registry: $page.name, $index"
      return
    }
    def name = page.name.minus('.md').toLowerCase() + '-' + (index + 1)
    def folder = module(name)
    new File(folder, 'pom.xml').text = pom(name, snippet)
      .replaceAll(/0\.1\.0-SNAPSHOT(?=<\/version>\s*<extensions>)/, version)
      .replaceAll(/<artifactId>(room|html-server)<\/artifactId>/, "<artifactId>$name</artifactId>")
    modules << name
    count++
  }
}
assert count > 8
new File(reactor, 'pom.xml').text = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId><artifactId>reactor</artifactId><version>1.0.0</version><packaging>pom</packaging>
  <modules>${modules.collect { "<module>$it</module>" }.join()}</modules></project>"""
// each snippet is tried, also behind one that does not work
def packaged = lab.mvn(dir: reactor, online: true, '--fail-at-end', 'package')
assert packaged.exit == 0: packaged.output
lab.assertNoStackTrace(packaged.output)

// the snippets do what the page says
def made = { String name, String file -> new File(reactor, "$name/target/$file") }
assert reactor.list().findAll { it.startsWith('artifacts-') }.any { made(it, '').list().any { it ==~ /artifacts-1-1.0.0-.*\.tar\.gz/ } }
assert reactor.list().any { it.startsWith('artifacts-') && made(it, 'dependency').directory }

// the commands, one after the other, in a module of its own
def commands = manual.collectMany { blocks(it, 'sh') }.collectMany { it.readLines() }.findAll { it.trim() }
assert commands.size() > 3
def room = module('commands')
new File(room, 'cmd').deleteDir()
new File(room, 'pom.xml').text = pom('commands', '<packaging>go</packaging>')
commands.each { command ->
  assert command.startsWith('mvn '): "mark it as console, if it can't be run here: $command"
  def words = command.split(/\s+/).drop(1)
  def run = lab.mvn(*words, dir: room)
  assert run.exit == 0: "$command\n$run.output"
}
true
