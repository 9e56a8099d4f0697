package io.github.gok8s.mojo;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.RecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Makes the main artifact of a Go module: a small zip that says what was built. */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends GoMojo {

  @Override
  void run() throws RecordException, IOException {
    BuildRecord record = BuildRecord.readFrom(target());
    Path file = target().path().resolve(project.getBuild().getFinalName() + ".zip");
    AtomicFile.writeIfChanged(file, zip(record.published(target())));
    project.getArtifact().setFile(file.toFile());
  }

  private static byte[] zip(byte[] buildRecord) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("build.json");
      entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(buildRecord);
    }
    return bytes.toByteArray();
  }
}
