package org.hotline12345.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Downloads a packed model. What was interrupted goes on where it stopped; more than allowed is not
 * taken.
 */
public final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOTHING_LEFT = 416;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient client;
  private final boolean https;

  /** With the JDK's certificates; redirects are followed, but not away from https. */
  public Download() {
    this(true);
  }

  /**
   * @param https whether an address without https is refused; a mirror inside a hall may have none,
   *     and what comes from it is installed by its sum only
   */
  public Download(boolean https) {
    this.https = https;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Told how far it is; total is 0 while nobody knows. */
  public interface Progress {
    void at(long bytes, long total);
  }

  /**
   * Fetches a model's archive into a folder.
   *
   * @return the file
   * @throws ModelException when it cannot be had; what came so far is kept for the next try
   */
  public Path fetch(CatalogueEntry entry, Path folder, Progress progress) {
    CatalogueEntry.Archive archive = ModelStore.archiveOf(entry);
    URI address = archive.address();
    if (address == null) {
      throw new ModelException(
          entry.id() + ": cannot be downloaded; bring " + archive.file() + " and use --from FILE");
    }
    if (https && !"https".equals(address.getScheme())) {
      throw new ModelException(entry.id() + ": " + address + " (expected: an https address)");
    }
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve(archive.file() + ".part");
      take(address, part, archive.mostBytes(), progress);
      return Files.move(part, folder.resolve(archive.file()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelException(
          entry.id()
              + ": "
              + address
              + " cannot be reached ("
              + e
              + "). Download it elsewhere, then: ./hotline models fetch "
              + entry.id()
              + " --from FILE",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(entry.id() + ": interrupted", e);
    }
  }

  private void take(URI address, Path part, long most, Progress progress)
      throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      int status = response.statusCode();
      if (status == NOTHING_LEFT && have > 0) {
        return;
      }
      if (status != OK && status != PARTIAL) {
        throw new IOException("status " + status + " (expected: 200 or 206)");
      }
      // A server that does not know ranges sends all of it again.
      long from = status == PARTIAL ? have : 0;
      long total = response.headers().firstValueAsLong("Content-Length").orElse(-from) + from;
      if (total > most) {
        throw new IOException("size: " + total + " (expected: at most " + most + ")");
      }
      copy(in, part, from, most, done -> progress.at(done, Math.max(total, 0)));
      if (total > 0 && Files.size(part) != total) {
        throw new IOException("broke off at " + Files.size(part) + " of " + total);
      }
    }
  }

  private static void copy(
      InputStream in, Path part, long from, long most, java.util.function.LongConsumer progress)
      throws IOException {
    long done = from;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out =
        from > 0
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        done += n;
        if (done > most) {
          throw new IOException("more than " + most + " bytes");
        }
        out.write(buffer, 0, n);
        progress.accept(done);
      }
    }
  }
}
