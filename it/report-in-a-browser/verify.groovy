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

// each go build is a bar in the lane of its worker, where its seconds are on the axis
def spans = lab.buildRecord().binaries
assert spans*.run == [1, 1, 1]
def lanes = text.split('<div class="lane">').drop(1)
assert lanes.size() == spans*.worker.toSet().size()
spans.each {
  def lane = lanes.find { candidate -> candidate.contains("<span>worker $it.worker</span>") }
  assert lane =~ /left:[\d.]+%;width:[\d.]+%" title="$it.platform $name, [\d.]+ s to [\d.]+ s">$it.platform $name<\/div>/
}
assert text =~ />0(\.0+)? s<\/span>/
assert !text.contains('Built by earlier runs')

// a second run that changes nothing writes nothing
def written = page.lastModified()
lab.mvn('package').succeeded()
assert page.lastModified() == written
assert lab.buildRecord().binaries*.run == [1, 1, 1]

// of a run that compiles one platform more only that one is drawn
lab.mvn('package', '-Dk8s.platforms=linux/amd64,linux/arm64,windows/amd64,plan9/386').succeeded()
assert lab.buildRecord().binaries*.run == [1, 1, 1, 2]
def (drawn, listed) = page.getText('UTF-8').split('<h2>Build time</h2>')[1].split('<p class="soft">Built by earlier runs:</p>').toList()
assert drawn.contains(">plan9/386 $name</div>") && !drawn.contains('linux/')
['linux/amd64', 'linux/arm64', 'windows/amd64'].each { assert listed.contains("<td>$it</td>") }

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
<script>f.onload = () => {
  let page = f.contentDocument, d = page.documentElement, box = element => element.getBoundingClientRect()
  let lanes = [...page.querySelectorAll('.lane .track')].map(track => {
    let bars = [...track.children].map(box), whole = box(track)
    let isApart = bars.every((bar, i) => i == 0 || bar.left > bars[i - 1].right - 2)
    let isInside = bars.every(bar => bar.width > 1 && bar.left >= whole.left && bar.right <= whole.right + 2)
    return isApart && isInside && whole.width > 200 ? bars.length : 'bad'
  })
  document.title = [d.scrollWidth, d.clientWidth, lanes.join('+')].join(' ')
}</script>""", 'UTF-8')
def narrow = (browser('--virtual-time-budget=5000', '--dump-dom', phone.toURI().toString()) =~ /<title>(\d+) (\d+) ([^<]+)<\/title>/)[0]
assert narrow[1] == narrow[2] && narrow[2] as int <= 360
// the lanes have room there, and no bar covers another or leaves its lane
assert narrow[3] == spans.groupBy { it.worker }.sort()*.value*.size().join('+')
true
