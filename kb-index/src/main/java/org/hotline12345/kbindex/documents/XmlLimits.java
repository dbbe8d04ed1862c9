package org.hotline12345.kbindex.documents;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks XML once before a library makes a tree of it, so that no tree gets too large. */
final class XmlLimits {
  private static final int DEEPEST = 300;

  private XmlLimits() {}

  /**
   * Checks one part of a document.
   *
   * @throws DocumentException when it is not well-formed, declares a DTD, is too deep or too large
   */
  static void check(byte[] xml, Allowance allowance) throws DocumentException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      walk(
          factory.createXMLStreamReader(new ByteArrayInputStream(xml)), allowance.limits().nodes());
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws runtime exceptions of its own for some broken input.
      throw new DocumentException("内部的 XML 已损坏或不合规范", e);
    }
  }

  private static void walk(XMLStreamReader reader, int most)
      throws XMLStreamException, DocumentException {
    int nodes = 0;
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++nodes > most || ++depth > DEEPEST) {
            throw new DocumentException("文件内容过多或嵌套过深，没有读取");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new DocumentException("文件里有外部实体声明（XXE），没有读取");
        default -> {}
      }
    }
  }
}
