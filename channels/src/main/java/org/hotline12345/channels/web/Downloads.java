package org.hotline12345.channels.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Files as answers. */
public final class Downloads {
  private Downloads() {}

  /** A file that browsers save under its name and never open in the page's origin. */
  public static Answer of(String name, String mediaType, byte[] content) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return Answer.ok(new Answer.File(mediaType, content))
        .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
  }
}
