package org.hotline12345.channels.web.pages;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code web/} from the class path. {@code web/pages.txt} says which address shows which
 * page ({@code /articles/{id} article.html}), {@code web/webjars.txt} which library files are to be
 * had under {@code /webjars/}. Thread-safe; files are read once.
 */
public final class StaticPages implements Handler<RoutingContext> {
  private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final String ALWAYS_ASK = "no-cache";
  private static final String NEVER_CHANGES = "public, max-age=31536000, immutable";

  /** Shared by all event loops. */
  private static final Map<String, Optional<StaticFile>> FILES = new ConcurrentHashMap<>();

  private final List<Page> pages = new ArrayList<>();
  private final List<String> libraries;

  public StaticPages() {
    for (String line : StaticFile.lines("web/pages.txt")) {
      String[] parts = line.split("\\s+", 2);
      String regex = parts[0].replaceAll("\\{[a-z]+}", "[^/]+");
      pages.add(new Page(Pattern.compile(regex), "web/" + parts[1].strip()));
    }
    libraries = StaticFile.lines("web/webjars.txt");
  }

  @Override
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    String resource = resource(path);
    Optional<StaticFile> file = resource == null ? Optional.empty() : file(resource);
    if (file.isEmpty()) {
      context.next();
      return;
    }
    send(context, file.get(), path.startsWith("/webjars/") ? NEVER_CHANGES : ALWAYS_ASK);
  }

  private @Nullable String resource(String path) {
    for (Page page : pages) {
      if (page.address().matcher(path).matches()) {
        return page.resource();
      }
    }
    if (!SAFE.matcher(path).matches() || path.endsWith(".txt")) {
      return null;
    }
    if (path.startsWith("/webjars/")) {
      String library = path.substring("/webjars/".length());
      return libraries.contains(library) ? "META-INF/resources/webjars/" + library : null;
    }
    return path.contains(".") ? "web" + path : null;
  }

  private static Optional<StaticFile> file(String resource) {
    Optional<StaticFile> known = FILES.get(resource);
    if (known == null) {
      known = StaticFile.read(resource);
      if (known.isPresent()) {
        FILES.put(resource, known);
      }
    }
    return known;
  }

  private static void send(RoutingContext context, StaticFile file, String caching) {
    HttpServerResponse response = context.response();
    response.putHeader("ETag", file.etag());
    response.putHeader("Cache-Control", caching);
    response.putHeader("Vary", "Accept-Encoding");
    if (file.etag().equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", file.type());
    String accepted = context.request().getHeader("Accept-Encoding");
    byte[] zipped = file.zipped();
    if (zipped != null && accepted != null && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(Buffer.buffer(zipped));
    } else {
      response.putHeader("Content-Encoding", "identity").end(Buffer.buffer(file.bytes()));
    }
  }

  private record Page(Pattern address, String resource) {}
}
