def lab = new GroovyClassLoader(getClass().classLoader).parseClass(new File(basedir, '../../../it/support/Lab.groovy')).newInstance(basedir, localRepositoryPath)

// The page shows what was built; in a real browser it is readable on a phone and on a desk, by day and by night.

def page = lab.file('target/k8s/report.html')
def name = 'a-program-with-quite-a-long-name-that-must-not-widen-the-page'
def text = page.getText('UTF-8')
assert text.contains('<h1>report-in-a-browser 1.0.0</h1>')
lab.buildRecord().binaries.each { assert text.contains(String.format(Locale.ROOT, '>%.2f<', it.size / 1e6)) }
lab.imageRecord().platforms*.layers.flatten().each { assert text.contains(it.digest) }
assert text.contains("<td>$name</td>")
assert text.contains('<td>stdlib</td>')

// a second run that changes nothing writes nothing
def written = page.lastModified()
lab.mvn('package').succeeded()
assert page.lastModified() == written

def chromium = lab.tool('chromium')
if (!chromium) {
  lab.skipLoudly('no chromium here, so nobody has looked at the page')
  return true
}
// the last script of a copy says how wide the page is and what colour it has
def measured = lab.file('measured.html')
measured.setText(text.replace('</body>', '''<script>
  document.title = [document.documentElement.scrollWidth, document.documentElement.clientWidth, getComputedStyle(document.body).backgroundColor].join(' ')
</script></body>'''), 'UTF-8')
def browser = { String... arguments ->
  lab.run([chromium, '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', "--user-data-dir=${lab.file('browser')}", *arguments]).succeeded().output
}
def colours = [:]
[day: 1, night: 0].each { scheme, number ->
  [500, 1200].each { width ->
    def settings = ["--window-size=$width,1600", "--blink-settings=preferredColorScheme=$number"]
    def seen = (browser(*settings, '--dump-dom', measured.toURI().toString()) =~ /<title>(\d+) (\d+) (rgb\([^)]+\))<\/title>/)[0]
    // nothing reaches beyond the window; chromium has none narrower than 500
    assert seen[1] == seen[2] && seen[2] as int <= width
    colours[scheme] = seen[3]
    def shot = lab.file("target/report-$scheme-${width}.png")
    browser(*settings, "--screenshot=$shot", page.toURI().toString())
    def picture = javax.imageio.ImageIO.read(shot)
    assert picture.width == width
    // it is no empty page: there are bars
    def bar = scheme == 'day' ? 0x2f6fde : 0x6ea0ff
    assert (0..<picture.height).any { y -> (0..<picture.width).any { x -> (picture.getRGB(x, y) & 0xffffff) == bar } }
  }
}
assert colours.day == 'rgb(255, 255, 255)'
assert colours.night == 'rgb(20, 24, 31)'

// on a phone, which is narrower than any window of chromium: the page in a frame of 360
def phone = lab.file('phone.html')
phone.setText("""<iframe id="f" style="width:360px;height:1600px;border:0" srcdoc="${text.replace('&', '&amp;').replace('"', '&quot;')}"></iframe>
<script>f.onload = () => { let d = f.contentDocument.documentElement; document.title = d.scrollWidth + ' ' + d.clientWidth }</script>""", 'UTF-8')
def narrow = (browser('--virtual-time-budget=5000', '--dump-dom', phone.toURI().toString()) =~ /<title>(\d+) (\d+)<\/title>/)[0]
assert narrow[1] == narrow[2] && narrow[2] as int <= 360
true
