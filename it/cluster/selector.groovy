// Its programs are those of Linux: elsewhere nobody waits for them to be built.
if (System.getProperty('os.name') != 'Linux') {
  println "*** SKIPPED: a real Kubernetes is made of Linux processes, and this is ${System.getProperty('os.name')}"
  return false
}
true
