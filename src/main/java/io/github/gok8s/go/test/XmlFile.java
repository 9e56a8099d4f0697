package io.github.gok8s.go.test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML file that grows element by element, each in a line of its own, in memory. */
final class XmlFile {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<Boolean> hasElements = new ArrayDeque<>();
  private final XMLStreamWriter xml;

  /** One call of the writer; into memory nothing can fail. */
  private interface Step {
    void run() throws XMLStreamException;
  }

  XmlFile() {
    try {
      // not the one that a library might have put on the path
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  XmlFile doctype(String text) {
    return then(() -> {
      xml.writeCharacters("\n");
      xml.writeDTD(text);
    });
  }

  XmlFile start(String element) {
    return then(() -> {
      if (!hasElements.isEmpty()) {
        hasElements.pop();
        hasElements.push(true);
      }
      newLine();
      hasElements.push(false);
      xml.writeStartElement(element);
    });
  }

  XmlFile attribute(String name, Object value) {
    return then(() -> xml.writeAttribute(name, PlainText.of(value.toString())));
  }

  XmlFile text(String text) {
    return then(() -> xml.writeCharacters(PlainText.of(text)));
  }

  /** Ends the element that was started last. */
  XmlFile end() {
    return then(() -> {
      if (hasElements.pop()) {
        newLine();
      }
      xml.writeEndElement();
    });
  }

  byte[] bytes() {
    then(() -> {
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    });
    return bytes.toByteArray();
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(hasElements.size()));
  }

  private XmlFile then(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
