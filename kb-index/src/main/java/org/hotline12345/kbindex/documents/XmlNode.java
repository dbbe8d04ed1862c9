package org.hotline12345.kbindex.documents;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an office document's XML, by local names: the strict and the transitional dialect
 * differ in nothing else that matters here. Read without DTD, entities or anything from outside.
 */
final class XmlNode {
  private static final int DEEPEST = 300;

  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlNode> children = new ArrayList<>(2);
  private final StringBuilder text = new StringBuilder(0);

  private XmlNode(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  static XmlNode empty() {
    return new XmlNode("", Map.of());
  }

  /**
   * Reads a document.
   *
   * @throws DocumentException when it is not well-formed, declares a DTD, is too deep or too large
   */
  static XmlNode parse(byte[] bytes, Allowance allowance) throws DocumentException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return tree(reader, allowance.limits().nodes());
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws runtime exceptions of its own for some broken input.
      throw new DocumentException("内部的 XML 已损坏或不合规范", e);
    }
  }

  private static XmlNode tree(XMLStreamReader reader, int most)
      throws XMLStreamException, DocumentException {
    XmlNode root = empty();
    Deque<XmlNode> open = new ArrayDeque<>();
    open.push(root);
    int nodes = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++nodes > most || open.size() > DEEPEST) {
            throw new DocumentException("文件内容过多或嵌套过深，没有读取");
          }
          XmlNode node = new XmlNode(reader.getLocalName(), attributes(reader));
          open.element().children.add(node);
          open.push(node);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            open.element()
                .text
                .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new DocumentException("文件里有外部实体声明（XXE），没有读取");
        default -> {}
      }
    }
    return root.children.isEmpty() ? root : root.children.getFirst();
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    int count = reader.getAttributeCount();
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> attributes = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  String name() {
    return name;
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  List<XmlNode> children() {
    return children;
  }

  /** The element's own characters. */
  String text() {
    return text.toString();
  }

  @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  String attribute(String attribute, String otherwise) {
    return attributes.getOrDefault(attribute, otherwise);
  }

  int attribute(String attribute, int otherwise) {
    return number(attributes.get(attribute), otherwise);
  }

  /** A whole number, or the other value when it is none. */
  static int number(@Nullable String value, int otherwise) {
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  Stream<XmlNode> children(String wanted) {
    return children.stream().filter(child -> child.is(wanted));
  }

  Optional<XmlNode> child(String wanted) {
    return children(wanted).findFirst();
  }

  /** The child, or an empty element. */
  XmlNode at(String wanted) {
    return child(wanted).orElseGet(XmlNode::empty);
  }

  /** This element and all below, in document order. */
  Stream<XmlNode> all() {
    List<XmlNode> found = new ArrayList<>();
    Deque<XmlNode> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      XmlNode node = open.pop();
      found.add(node);
      for (int i = node.children.size() - 1; i >= 0; i--) {
        open.push(node.children.get(i));
      }
    }
    return found.stream();
  }
}
