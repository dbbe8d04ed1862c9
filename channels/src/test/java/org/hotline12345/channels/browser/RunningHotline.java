package org.hotline12345.channels.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.security.StaffAccounts.FirstAccount;

/** The whole system as {@code serve} wires it, with a database in memory, on a free port. */
final class RunningHotline implements AutoCloseable {
  /** All walks come from one address, so its limits are those of many. */
  private static final String CONFIG =
      """
      http: {port: 0, bind: 127.0.0.1, requestTimeout: 2m}
      limits: {conversationsPerMinute: 1000, signInsPerMinute: 1000, orderProgressPerMinute: 1000}
      """;

  private final Hotline hotline;
  private final HotlineServer server;
  private final Map<String, String> passwords;

  private RunningHotline(Hotline hotline, HotlineServer server) {
    this.hotline = hotline;
    this.server = server;
    this.passwords =
        hotline.firstAccounts().stream()
            .collect(Collectors.toMap(FirstAccount::user, FirstAccount::password));
  }

  /** Opens a new hotline with the starter knowledge and starts its server. */
  static RunningHotline start() {
    return start("");
  }

  /**
   * The same with further settings.
   *
   * @param more YAML
   */
  static RunningHotline start(String more) {
    return start(more, hotline -> {});
  }

  /**
   * The same prepared before its server starts.
   *
   * @param first done to it
   */
  static RunningHotline start(String more, Consumer<Hotline> first) {
    HotlineConfig config = config(CONFIG + more);
    Hotline hotline = Hotline.temporary(config, Clock.system(config.zone()));
    first.accept(hotline);
    return new RunningHotline(hotline, HotlineServer.start(hotline, false));
  }

  private static HotlineConfig config(String yaml) {
    try {
      Path file = Files.createTempFile("hotline", ".yaml");
      try {
        return new ConfigFile(Map.of()).load(Files.writeString(file, yaml), null);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** All its parts. */
  Hotline hotline() {
    return hotline;
  }

  /** Takes calls by telephone as well. */
  void takeCalls() {
    String why = server.takeCalls();
    if (!why.isEmpty()) {
      throw new IllegalStateException(why);
    }
  }

  /** The password that the first start made for an account. */
  String password(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalArgumentException(
          "user: " + user + " (expected: one of " + passwords.keySet() + ")");
    }
    return password;
  }

  @Override
  public void close() {
    server.close();
    hotline.close();
  }
}
