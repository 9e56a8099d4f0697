package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.DeployRecord.DeployedObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployRecordTest {

  private static final List<DeployedObject> OBJECTS =
      List.of(new DeployedObject("Service", "room", "kept"));

  @TempDir
  private Path folder;

  private TargetFolder target;

  @BeforeEach
  void makeFolder() throws Exception {
    target = new TargetFolder(folder);
    Files.createDirectories(target.deployRecord().getParent());
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    DeployRecord full = new DeployRecord(
        "dev",
        "shop",
        Optional.of("room:1"),
        OBJECTS,
        6.7,
        Optional.of(4),
        Optional.of("http://127.0.0.1/"),
        Optional.of(new Diagnosis("It ends.", List.of("event", "log"), "Read it.")));
    full.writeTo(target);
    assertThat(DeployRecord.readFrom(target)).isEqualTo(full);

    DeployRecord bare = new DeployRecord(
        "dev",
        "shop",
        Optional.empty(),
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    bare.writeTo(target);
    assertThat(DeployRecord.readFrom(target)).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"context\":\"dev\"}",
        "{\"objects\":[{}]}",
        "{\"objects\":null}"
      })
  void isNoRecordWhereItsFileIsDamaged(String content) throws Exception {
    Files.writeString(target.deployRecord(), content);

    assertThatThrownBy(() -> DeployRecord.readFrom(target)).isInstanceOf(RecordException.class);
  }

  @Test
  void isNoRecordWhereThereIsNone() {
    assertThatThrownBy(() -> DeployRecord.readFrom(target)).isInstanceOf(RecordException.class);
  }
}
