package org.hotline12345.channels.wechat;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hotline12345.channels.wechat.RefusedException.Reason;

/** The XML of messages: read strictly, written safely. */
final class MessageXml {
  private static final int DEEPEST = 4;
  private static final int MOST_ELEMENTS = 200;
  private static final XMLInputFactory READERS = readers();

  private MessageXml() {}

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newInstance();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    readers.setProperty(XMLInputFactory.IS_COALESCING, true);
    readers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return readers;
  }

  /**
   * The text of each leaf, by its path below the root, as in {@code ScanCodeInfo/ScanResult}.
   *
   * @throws RefusedException when it is no XML, has a DTD, processing instructions or entities of
   *     its own, names an element twice, or is deeper or larger than any message
   */
  static Map<String, String> read(String xml) {
    Map<String, String> values = new HashMap<>();
    Deque<String> path = new ArrayDeque<>();
    Deque<StringBuilder> texts = new ArrayDeque<>();
    int elements = 0;
    try {
      XMLStreamReader reader;
      synchronized (READERS) {
        reader = READERS.createXMLStreamReader(new StringReader(xml));
      }
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            elements++;
            if (elements > MOST_ELEMENTS
                || path.size() > DEEPEST
                || (path.isEmpty() && !reader.getLocalName().equals("xml"))) {
              throw new RefusedException(Reason.XML);
            }
            path.addLast(reader.getLocalName());
            texts.addLast(new StringBuilder());
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (!texts.isEmpty()) {
              texts.getLast().append(reader.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            String name = String.join("/", path);
            String text = texts.removeLast().toString();
            path.removeLast();
            if (!path.isEmpty()) {
              keep(values, name.substring("xml/".length()), text);
            }
          }
          case XMLStreamConstants.DTD,
              XMLStreamConstants.ENTITY_REFERENCE,
              XMLStreamConstants.ENTITY_DECLARATION,
              XMLStreamConstants.PROCESSING_INSTRUCTION ->
              throw new RefusedException(Reason.XML);
          default -> {}
        }
      }
      reader.close();
    } catch (XMLStreamException | RuntimeException e) {
      throw e instanceof RefusedException known ? known : new RefusedException(Reason.XML);
    }
    return values;
  }

  /**
   * Lists of pictures name their items alike; of those the first is kept, of a message's own none.
   */
  private static void keep(Map<String, String> values, String name, String text) {
    if (values.putIfAbsent(name, text) != null && !name.contains("/")) {
      throw new RefusedException(Reason.XML);
    }
  }

  /** A text reply. */
  static String text(String to, String from, long createTime, String content) {
    return "<xml><ToUserName>"
        + cdata(to)
        + "</ToUserName><FromUserName>"
        + cdata(from)
        + "</FromUserName><CreateTime>"
        + createTime
        + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>"
        + cdata(content)
        + "</Content></xml>";
  }

  /** A reply in safe mode. */
  static String encrypted(String ciphertext, String signature, String timestamp, String nonce) {
    return "<xml><Encrypt>"
        + cdata(ciphertext)
        + "</Encrypt><MsgSignature>"
        + cdata(signature)
        + "</MsgSignature><TimeStamp>"
        + timestamp
        + "</TimeStamp><Nonce>"
        + cdata(nonce)
        + "</Nonce></xml>";
  }

  /** Text that ends no section early and holds only what XML 1.0 allows (section 2.2). */
  private static String cdata(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000)
        .forEach(allowed::appendCodePoint);
    return "<![CDATA[" + allowed.toString().replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
