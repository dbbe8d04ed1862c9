package org.hotline12345.kbindex.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes to characters, as Chinese offices write them: UTF-8, UTF-16 with a mark, or GB 18030. */
final class Texts {
  private static final Charset GB = Charset.forName("GB18030");

  private Texts() {}

  /**
   * Decodes a text file.
   *
   * @throws DocumentException when it is none
   */
  static String decode(byte[] bytes) throws DocumentException {
    String text = decoded(bytes);
    if (text == null || text.indexOf('\0') >= 0) {
      throw new DocumentException("不是文本文件，也不是认得的格式（可用：docx、xlsx、csv、pdf、ofd、html、md、txt、zip）");
    }
    return text;
  }

  private static @Nullable String decoded(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strictly(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16BE);
    }
    String utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
    return utf8 == null ? strictly(bytes, 0, GB) : utf8;
  }

  /** Decodes a name; never fails. */
  static String utf8OrGb(byte[] bytes) {
    String text = decoded(bytes);
    return text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
  }

  static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Runs of blanks (also full-width ones) to one, none at the ends. */
  static String tidy(String text) {
    return text.replaceAll("[\\s\\u3000\\u00A0\\p{Cntrl}]+", " ").strip();
  }

  /** A whole number, or the other value when it is none. */
  static int number(@Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
