package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.junit.jupiter.api.Test;

class GivenElementTest {

  private final InputSource source = new InputSource();

  @Test
  void namesFileAndLine() {
    source.setModelId("com.example:parent:1.0.0");
    source.setLocation("file:///work/pom.xml");

    assertThat(GivenElement.place(new InputLocation(12, 5, source)))
        .hasValue("/work/pom.xml, line 12");
  }

  @Test
  void namesTheCoordinatesOfAParentForWhichMaven4NamesNoFile() {
    source.setModelId("com.example:parent:1.0.0");

    assertThat(GivenElement.place(new InputLocation(12, 5, source)))
        .hasValue("com.example:parent:1.0.0, line 12");
  }

  @Test
  void namesNothingWhereMavenKnowsNothing() {
    assertThat(GivenElement.place(new InputLocation(12, 5, source))).isEmpty();
    assertThat(GivenElement.place(new InputLocation(12, 5))).isEmpty();
    assertThat(GivenElement.place(null)).isEmpty();
  }
}
