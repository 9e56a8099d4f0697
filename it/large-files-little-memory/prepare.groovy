// 300 MB that take no room on the disk
new File(basedir, 'large').mkdirs()
3.times { number ->
  new RandomAccessFile(new File(basedir, "large/$number"), 'rw').withCloseable { it.length = 100_000_000 }
}
