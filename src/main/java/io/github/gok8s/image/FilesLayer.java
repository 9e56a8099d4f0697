package io.github.gok8s.image;

import io.github.gok8s.result.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Map;

/**
 * Puts files and folders into the image, a part at a time: no file is held in memory.
 *
 * @param title what they are
 * @param tree the files
 */
record FilesLayer(String title, FileTree tree) implements TarLayer {

  @Override
  public String key() {
    MessageDigest sha256 = Sha256.start();
    tree.entries()
        .forEach((path, entry) ->
            sha256.update((path + "\0" + entry.key() + "\0").getBytes(StandardCharsets.UTF_8)));
    return title + " " + Sha256.finish(sha256);
  }

  @Override
  public long weight() {
    return tree.entries().values().stream()
        .mapToLong(entry -> entry instanceof FileTree.Copy copy ? copy.size() : 1)
        .sum();
  }

  @Override
  public void writeTo(ReproducibleTar tar) throws IOException, ImageException {
    for (Map.Entry<String, FileTree.Entry> entry : tree.entries().entrySet()) {
      String path = entry.getKey();
      FileTree.Entry what = entry.getValue();
      if (what instanceof FileTree.Folder folder) {
        tar.directory(path, folder.mode().bits(), folder.owner());
      } else if (what instanceof FileTree.Copy copy) {
        write(path, copy, tar);
      } else if (what instanceof FileTree.Text text) {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        tar.file(path, ReproducibleTar.FILE_MODE, bytes.length, new ByteArrayInputStream(bytes));
      }
    }
  }

  private static void write(String path, FileTree.Copy copy, ReproducibleTar tar)
      throws IOException, ImageException {
    try (InputStream content = Files.newInputStream(copy.file())) {
      if (Files.size(copy.file()) != copy.size()) {
        throw changed(copy);
      }
      tar.file(path, copy.mode().bits(), copy.owner(), copy.size(), content);
    } catch (NoSuchFileException e) {
      throw changed(copy);
    }
  }

  private static ImageException changed(FileTree.Copy copy) {
    return ImageException.inProject(copy.file()
        + " changed while it was put into the image. Run the same command again when nothing"
        + " writes into it any more.");
  }
}
