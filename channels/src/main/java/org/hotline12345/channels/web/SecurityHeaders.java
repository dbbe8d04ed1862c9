package org.hotline12345.channels.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.hotline12345.channels.config.HotlineConfig;

/**
 * Headers that narrow what a browser will do with our pages. No page runs script that is not a file
 * of ours; only the desks have the style tags of their component library. The chat may be framed by
 * the sites of the configuration, the desks by nobody.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String COMMON =
      "default-src 'none'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; ";
  private static final String CITIZEN = "script-src 'self'; style-src 'self'; ";
  private static final String DESK =
      "script-src 'self'; style-src 'self' 'unsafe-inline'; media-src 'self'; ";
  private static final List<String> DESKS = List.of("/desk", "/knowledge");

  private final String embedders;
  private final boolean https;

  SecurityHeaders(HotlineConfig config) {
    this.embedders = String.join(" ", config.embed().origins());
    this.https = config.http().secureCookies();
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    boolean desk = DESKS.stream().anyMatch(context.normalizedPath()::startsWith);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (desk) {
      headers.set("X-Frame-Options", "DENY");
    } else if (embedders.isEmpty()) {
      headers.set("X-Frame-Options", "SAMEORIGIN");
    }
    String frames =
        desk ? "frame-ancestors 'none'" : ("frame-ancestors 'self' " + embedders).strip();
    headers.set(
        "Content-Security-Policy",
        COMMON + (desk ? DESK : CITIZEN + "frame-src 'self'; ") + frames);
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    context.next();
  }
}
