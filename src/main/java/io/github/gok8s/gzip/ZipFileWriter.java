package io.github.gok8s.gzip;

import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

/** Writes a zip archive, with the same bytes on every machine if entries are. */
public final class ZipFileWriter extends ZipOutputStream {

  public ZipFileWriter(OutputStream file) {
    super(file);
    def.end();
    def = new PortableDeflater();
  }
}
