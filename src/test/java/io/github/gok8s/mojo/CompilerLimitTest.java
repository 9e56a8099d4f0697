package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class CompilerLimitTest {

  @Test
  void givesAllModulesOfASessionTheSamePermits() {
    MavenSession session = Sessions.withUserProperties(new Properties());

    Semaphore first = CompilerLimit.compilers(session, 3);
    Semaphore second = CompilerLimit.compilers(session, 5);

    assertThat(second).isSameAs(first);
    assertThat(first.availablePermits()).isEqualTo(3);
  }

  @Test
  void givesAnotherSessionItsOwn() {
    Semaphore one = CompilerLimit.compilers(Sessions.withUserProperties(new Properties()), 3);
    Semaphore other = CompilerLimit.compilers(Sessions.withUserProperties(new Properties()), 3);

    assertThat(one).isNotSameAs(other);
  }
}
