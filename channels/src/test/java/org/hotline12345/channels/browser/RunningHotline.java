package org.hotline12345.channels.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole system as {@code serve} starts it, in a process and a data folder of its own. */
final class RunningHotline implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final int STOP_SECONDS = 20;
  private static final Pattern PASSWORD =
      Pattern.compile("\\b(zuoxi2?|bianji|shenhe|guanli)\\b.*?(\\S+)\\s*$");

  private final Process process;
  private final Path folder;
  private final int port;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  @SuppressWarnings("JdkObsolete") // written by one thread, read by another
  private final StringBuffer log = new StringBuffer();

  private RunningHotline(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /** Starts it and waits until it says that it is ready. */
  static RunningHotline start() {
    try {
      Path folder = Files.createTempDirectory("hotline-walk");
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "--add-modules=jdk.incubator.vector",
                  "-Dfile.encoding=UTF-8",
                  "-Dstdout.encoding=UTF-8",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.hotline12345.channels.Main",
                  "serve",
                  "--port",
                  Integer.toString(port),
                  "--data",
                  folder.resolve("data").toString())
              .redirectErrorStream(true)
              .start();
      RunningHotline running = new RunningHotline(process, folder, port);
      Thread.ofPlatform().daemon().start(running::listen);
      running.awaitReady();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.append(line).append('\n');
        Matcher password = PASSWORD.matcher(line);
        if (password.find()) {
          passwords.putIfAbsent(password.group(1), password.group(2));
        }
      }
    } catch (IOException e) {
      log.append(e);
    }
  }

  private void awaitReady() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/health/ready")).build();
    Awaitility.await("a ready server")
        .atMost(START_LIMIT)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("serve ended: " + log);
              }
              try {
                return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
              } catch (IOException notYet) {
                return false;
              }
            });
  }

  /** Where it listens, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** The password that the first start printed for an account. */
  String password(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalStateException("no password was printed for " + user + ": " + log);
    }
    return password;
  }

  private Process killed(Throwable late) {
    log.append(late);
    return process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).exceptionally(this::killed).join();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
