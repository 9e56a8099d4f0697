import groovy.json.JsonOutput
import java.security.MessageDigest
import java.util.zip.GZIPOutputStream

/** Puts together base images as their publishers do, of plain files, and writes them as OCI layouts. */
class Bases {
  static final INDEX = 'application/vnd.oci.image.index.v1+json'
  static final MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
  static final LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

  /** Digest to bytes. */
  final Map<String, byte[]> blobs = [:]

  Map put(String mediaType, byte[] bytes) {
    def digest = 'sha256:' + MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex()
    blobs[digest] = bytes
    [mediaType: mediaType, digest: digest, size: bytes.length]
  }

  Map put(String mediaType, Map document) {
    put(mediaType, JsonOutput.toJson(document).getBytes('UTF-8'))
  }

  /** An uncompressed tar archive: path to text; with a slash at the end a folder, with -> in the text a link. */
  static byte[] tar(Map<String, String> files) {
    def out = new ByteArrayOutputStream()
    files.each { path, text ->
      def link = text.startsWith('->')
      def content = link || path.endsWith('/') ? new byte[0] : text.getBytes('UTF-8')
      def header = new byte[512]
      def field = { int at, String value -> System.arraycopy(value.bytes, 0, header, at, value.length()) }
      field(0, path)
      field(100, path.endsWith('/') ? (path == 'tmp/' ? '0001777' : '0000755') : '0000644')
      field(108, '0000000')
      field(116, '0000000')
      field(124, String.format('%011o', content.length))
      field(136, '00000000000')
      field(148, '        ')
      field(156, path.endsWith('/') ? '5' : link ? '2' : '0')
      if (link) {
        field(157, text.substring(2))
      }
      field(257, 'ustar\u000000')
      field(148, String.format('%06o\u0000 ', header.collect { it & 0xff }.sum()))
      out.write(header)
      out.write(content)
      out.write(new byte[(512 - content.length % 512) % 512])
    }
    out.write(new byte[1024])
    out.toByteArray()
  }

  static byte[] gzip(byte[] plain) {
    def out = new ByteArrayOutputStream()
    new GZIPOutputStream(out).withCloseable { it.write(plain) }
    out.toByteArray()
  }

  /** A manifest of these layers, each given as the files in it. */
  Map image(Map platform, Map container, List<Map<String, String>> layers, String layerType = LAYER, String manifestType = MANIFEST) {
    def archives = layers.collect { tar(it) }
    def config = [
      architecture: platform.architecture, os: platform.os, config: container,
      rootfs: [type: 'layers', diff_ids: archives.collect { 'sha256:' + MessageDigest.getInstance('SHA-256').digest(it).encodeHex() }],
      history: layers.collect { [created_by: 'the base'] }]
    if (platform.variant) {
      config.variant = platform.variant
    }
    put(manifestType, [
      schemaVersion: 2, mediaType: manifestType,
      config: put('application/vnd.oci.image.config.v1+json', config),
      layers: archives.collect { put(layerType, gzip(it)) }])
  }

  Map index(List<Map> entries, String mediaType = INDEX) {
    put(mediaType, [schemaVersion: 2, mediaType: mediaType, manifests: entries])
  }

  /** Like gcr.io/distroless/static-debian13:nonroot: several layers, links where systems have them, attestations beside the images. */
  Map distroless() {
    def container = [
      User: '65532', WorkingDir: '/home/nonroot',
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt']]
    def layers = [
      ['bin': '->usr/bin', 'lib': '->usr/lib', 'sbin': '->usr/sbin', 'usr/': '', 'usr/bin/': '', 'usr/lib/': '', 'usr/sbin/': ''],
      ['etc/': '', 'etc/passwd': 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
       'etc/group': 'root:x:0:\nnonroot:x:65532:\n', 'etc/os-release': 'PRETTY_NAME="Distroless"\n'],
      ['tmp/': '', 'home/': '', 'home/nonroot/': '']]
    def platforms = [
      [architecture: 'amd64', os: 'linux'], [architecture: 'arm64', os: 'linux', variant: 'v8'],
      [architecture: 'arm', os: 'linux', variant: 'v7'], [architecture: 's390x', os: 'linux']]
    def entries = platforms.collect { image(it, container, layers + [['etc/arch': it.architecture]]) + [platform: it] }
    def attestation = put(MANIFEST, [schemaVersion: 2, mediaType: MANIFEST, config: put('application/vnd.oci.image.config.v1+json', [:]), layers: []])
    entries << attestation + [
      platform: [architecture: 'unknown', os: 'unknown'],
      annotations: ['vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': entries[0].digest]]
    entries << attestation + [artifactType: 'application/vnd.example.sbom']
    index(entries)
  }

  /** Like docker.io/library/alpine: one layer, Docker's own types, and levels of arm; a nested index around one of them. */
  Map alpine() {
    def container = [Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['/bin/sh'], WorkingDir: '/']
    def list = 'application/vnd.docker.distribution.manifest.list.v2+json'
    def one = { Map platform ->
      image(platform, container, [['bin/': '', 'etc/': '', 'etc/alpine-release': '3.24.0\n', 'etc/arch': platform.architecture + (platform.variant ?: ''), 'tmp/': '', 'var/': '', 'var/run': '->../run', 'run/': '']],
        'application/vnd.docker.image.rootfs.diff.tar.gzip', 'application/vnd.docker.distribution.manifest.v2+json') + [platform: platform]
    }
    index([
      one([architecture: 'amd64', os: 'linux']), one([architecture: 'arm', os: 'linux', variant: 'v6']),
      one([architecture: 'arm', os: 'linux', variant: 'v7']), one([architecture: '386', os: 'linux']),
      index([one([architecture: 'arm64', os: 'linux', variant: 'v8'])], list)], list)
  }

  /** Writes all blobs, and an index.json with the tag. */
  void writeLayout(File folder, String tag, Map top) {
    blobs.each { digest, bytes ->
      def file = new File(folder, 'blobs/' + digest.replace(':', '/'))
      file.parentFile.mkdirs()
      file.bytes = bytes
    }
    new File(folder, 'oci-layout').text = '{"imageLayoutVersion":"1.0.0"}'
    new File(folder, 'index.json').text = JsonOutput.toJson(
      [schemaVersion: 2, manifests: [top + [annotations: ['org.opencontainers.image.ref.name': tag]]]])
  }
}
