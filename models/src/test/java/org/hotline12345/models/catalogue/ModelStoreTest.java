package org.hotline12345.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir private Path folder;
  private ModelStore store;

  @BeforeEach
  void open() {
    store = new ModelStore(folder.resolve("models"), List.of());
  }

  @Test
  void aFileBroughtByHandIsCheckedAndUnpacked() throws Exception {
    Path file = zip("m.zip", "m/am/final.mdl", "m/README");
    CatalogueEntry entry = entry(null, Checksum.of(file), 100_000);
    assertThat(store.unpacked(entry)).isEmpty();
    assertThat(store.install(entry, file, null)).isDirectory();
    assertThat(store.unpacked(entry).orElseThrow().resolve("am/final.mdl")).hasContent("content");
    assertThat(store.state(entry, entry.archive())).startsWith("ok").contains(Checksum.of(file));
  }

  @Test
  void anotherSumIsRefused() throws Exception {
    Path file = zip("m.zip", "m/README");
    assertThatThrownBy(() -> store.install(entry(null, "00", 100_000), file, null))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("expected: 00");
    assertThat(store.folder().resolve("m")).doesNotExist();
  }

  @Test
  void aSumNobodyKnowsMustBeConfirmed() throws Exception {
    Path file = zip("m.zip", "m/README");
    CatalogueEntry entry = entry(null, null, 100_000);
    String sum = Checksum.of(file);
    assertThatThrownBy(() -> store.install(entry, file, null))
        .hasMessageContaining("--sha256 " + sum);
    assertThatThrownBy(() -> store.install(entry, file, "11")).hasMessageContaining("expected: 11");
    assertThat(store.install(entry, file, sum)).isDirectory();
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws Exception {
    for (String name : List.of("../evil", "m/../../evil", "/tmp/../../evil")) {
      Path file = zip("slip.zip", name);
      CatalogueEntry entry = entry(null, Checksum.of(file), 100_000);
      assertThatThrownBy(() -> store.install(entry, file, null))
          .as(name)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("unsafe");
    }
    assertThat(folder.resolve("evil")).doesNotExist();
    try (var left = Files.list(store.folder())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatUnpacksTooLargeIsRefused() throws Exception {
    Path file = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("m/zeros"));
      out.write(new byte[1 << 20]);
    }
    CatalogueEntry entry = entry(null, Checksum.of(file), 1000);
    assertThatThrownBy(() -> store.install(entry, file, null)).hasMessageContaining("larger");
  }

  @Test
  void anInterruptedDownloadGoesOn() throws Exception {
    byte[] whole = Files.readAllBytes(zip("m.zip", "m/README"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          exchange.sendResponseHeaders(range == null ? 200 : 206, whole.length - from);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(whole, from, whole.length - from);
          }
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/m.zip");
      CatalogueEntry entry = entry(address, null, 100_000);
      Files.createDirectories(store.folder());
      Files.write(store.folder().resolve("m.zip.part"), Arrays.copyOf(whole, whole.length / 2));
      Path file = new Download(false).fetch(entry, store.folder(), (done, total) -> {});
      assertThat(file).hasBinaryContent(whole);
      assertThatThrownBy(
              () ->
                  new Download(false)
                      .fetch(entry(address, null, 10), store.folder(), (done, total) -> {}))
          .hasMessageContaining("expected: at most 10");
      assertThatThrownBy(() -> new Download().fetch(entry, store.folder(), (done, total) -> {}))
          .hasMessageContaining("expected: an https address");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAddressThatCannotBeReachedSaysWhatToDo() throws Exception {
    CatalogueEntry entry = entry(URI.create("http://127.0.0.1:1/m.zip"), null, 100_000);
    assertThatThrownBy(() -> new Download(false).fetch(entry, folder, (done, total) -> {}))
        .hasMessageContaining("models fetch m --from FILE");
  }

  @Test
  void theShippedCatalogueIsComplete() {
    for (CatalogueEntry entry : ModelCatalogue.shipped().entries()) {
      assertThat(entry.licence()).isNotBlank();
      assertThat(entry.goodFor()).isNotBlank();
      assertThat(entry.files().isEmpty()).isEqualTo(entry.archive() != null);
      if (entry.archive() != null && entry.archive().address() != null) {
        assertThat(entry.archive().address()).hasScheme("https");
      }
      assertThat(ModelCatalogue.shipped().verify(entry)).isEmpty();
    }
  }

  private static CatalogueEntry entry(URI address, String sum, long most) {
    return new CatalogueEntry(
        "m",
        "recognition",
        "zh",
        "",
        "x",
        "somewhere",
        "MIT",
        "by hand",
        List.of(),
        new CatalogueEntry.Archive(address, "m.zip", "m", 0, most, sum, false));
  }

  private Path zip(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write("content".getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
