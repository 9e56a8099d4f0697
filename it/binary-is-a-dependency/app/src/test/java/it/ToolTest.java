package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ToolTest {

  @Test
  void runsTheToolThatGoMade() throws Exception {
    File tool = new File("target/tools/tool.exe");
    assertTrue(tool.setExecutable(true));
    Process process = new ProcessBuilder(tool.getPath()).start();
    assertEquals(
        "made by Go",
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }
}
