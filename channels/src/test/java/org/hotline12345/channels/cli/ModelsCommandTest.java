package org.hotline12345.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as an operator calls them, with a mirror on this machine. */
class ModelsCommandTest {
  private static final String NAME = "vosk-model-cn-0.22";

  @TempDir private Path folder;
  private HttpServer mirror;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private byte[] whole = new byte[0];
  private volatile int cutAt = Integer.MAX_VALUE;
  private String err = "";

  @BeforeEach
  void open() throws IOException {
    whole = archive();
    mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mirror.createContext("/", this::serve);
    mirror.start();
  }

  @AfterEach
  void close() {
    mirror.stop(0);
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(NAME + "/am/final.mdl"));
      byte[] noise = new byte[200_000];
      long state = 12345;
      for (int i = 0; i < noise.length; i++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        noise[i] = (byte) (state >>> 33);
      }
      zip.write(noise);
    }
    return bytes.toByteArray();
  }

  /** Serves the archive; breaks off after so many bytes of it. */
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/model.zip")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(String.valueOf(range));
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      exchange.sendResponseHeaders(range == null ? 200 : 206, whole.length - from);
      int to = Math.min(whole.length, Math.max(from, cutAt));
      exchange.getResponseBody().write(whole, from, to - from);
    }
  }

  private String address(String path) {
    return "http://127.0.0.1:" + mirror.getAddress().getPort() + path;
  }

  private static String sum(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private int run(StringWriter out, String... arguments) {
    StringWriter told = new StringWriter();
    CommandLine line =
        HotlineCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(told));
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.toString()));
    int code = line.execute(all.toArray(new String[0]));
    err = told.toString();
    return code;
  }

  private int fetch(String... more) {
    List<String> all = new ArrayList<>(List.of("fetch", NAME, "--mirror", address("/model.zip")));
    all.addAll(Arrays.asList(more));
    return run(new StringWriter(), all.toArray(new String[0]));
  }

  private JsonNode json(String... arguments) throws Exception {
    StringWriter out = new StringWriter();
    assertThat(run(out, arguments)).as(err).isZero();
    return new JsonMapper().readTree(out.toString());
  }

  private JsonNode listed(String name) throws Exception {
    for (JsonNode line : json("list", "--json").get("models")) {
      if (line.get("name").asText().equals(name)) {
        return line;
      }
    }
    throw new AssertionError(name + ": not listed");
  }

  private Path installed() {
    return folder.resolve("models").resolve(NAME).resolve("am/final.mdl");
  }

  @Test
  void whatNobodyKnowsTheSumOfIsInstalledOnceTheOperatorConfirmsIt() throws Exception {
    assertThat(fetch()).isEqualTo(1);
    assertThat(err).contains("--sha256 " + sum(whole)).contains("publisher");
    assertThat(installed()).doesNotExist();
    assertThat(fetch("--sha256", sum(whole))).as(err).isZero();
    assertThat(installed()).hasSize(200_000);
    assertThat(ranges).as("fetched once").hasSize(1);
    assertThat(listed(NAME).get("place").asText()).endsWith("models/" + NAME);
    assertThat(json("check", "--json").get("models").get(NAME).asText())
        .startsWith("ok")
        .contains(sum(whole));
  }

  @Test
  void anotherSumIsRefused() throws Exception {
    assertThat(fetch("--sha256", "00" + sum(whole).substring(2))).isEqualTo(1);
    assertThat(err).contains("SHA-256 " + sum(whole)).contains("expected: 00");
    assertThat(installed()).doesNotExist();
  }

  @Test
  void whatBrokeOffGoesOnWhereItStopped() throws Exception {
    cutAt = 70_000;
    assertThat(fetch("--sha256", sum(whole))).isEqualTo(1);
    assertThat(installed()).doesNotExist();
    Path part;
    try (var files = Files.list(folder.resolve("models"))) {
      part = files.filter(file -> file.toString().endsWith(".part")).findFirst().orElseThrow();
    }
    long kept = Files.size(part);
    assertThat(kept).isBetween(1L, 70_000L);
    cutAt = Integer.MAX_VALUE;
    assertThat(fetch("--sha256", sum(whole))).as(err).isZero();
    assertThat(ranges).containsExactly("null", "bytes=" + kept + "-");
    assertThat(installed()).hasSize(200_000);
  }

  @Test
  void aMirrorWithoutTheFileSaysSoAndHowToGoOn() {
    assertThat(run(new StringWriter(), "fetch", NAME, "--mirror", address("/elsewhere.zip")))
        .isEqualTo(1);
    assertThat(err).contains("status 404", "--from FILE");
  }

  @Test
  void aFileBroughtByHandThatIsAnotherOneIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("brought.tar.xz"), whole);
    assertThat(run(new StringWriter(), "fetch", "vosk-cn8k-small", "--from", file.toString()))
        .isEqualTo(1);
    assertThat(err).contains("SHA-256 " + sum(whole), "expected: ");
    assertThat(file).as("what an operator brought is his").exists();
  }

  @Test
  void theListTellsWhatIsBuiltInAndHowToGetTheRest() throws Exception {
    assertThat(listed("silero-vad-v5").get("place").asText()).isEqualTo("built in");
    JsonNode small = listed("vosk-model-small-cn-0.22");
    assertThat(small.get("licence").asText()).isEqualTo("Apache-2.0");
    assertThat(small.get("delivery").asText()).isNotBlank();
    StringWriter out = new StringWriter();
    assertThat(run(out, "list")).isZero();
    assertThat(out.toString()).contains("silero-vad-v5", NAME);
  }

  @Test
  void checkFindsWhatComesWithTheReleaseWhole() throws Exception {
    JsonNode models = json("check", "--json").get("models");
    assertThat(models.get("silero-vad-v5").asText()).isEqualTo("ok");
    assertThat(models.get(NAME).asText()).startsWith("missing");
  }

  @Test
  void aNameNobodyKnowsNamesThoseThatAreKnown() {
    assertThat(run(new StringWriter(), "fetch", "vosk-model-de")).isEqualTo(1);
    assertThat(err).contains("model: vosk-model-de", NAME);
    assertThat(run(new StringWriter())).isEqualTo(2);
  }
}
