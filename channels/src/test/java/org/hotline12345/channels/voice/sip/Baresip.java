package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A telephone called baresip, driven over its control port; it takes every call it gets. */
public final class Baresip implements AutoCloseable {
  private final Path folder;
  private final int port = Endpoint.freePort();
  private final Process process;
  private final Socket control;

  /**
   * @param speech what it says, a wav file of 8000 samples a second
   * @param transport udp or tcp
   */
  public Baresip(Path folder, Path speech, String transport) throws IOException {
    this.folder = folder;
    int controlPort = Endpoint.freePort();
    int media = 50_000 + port % 400 * 20;
    Files.writeString(
        folder.resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        net_interface 127.0.0.1
        audio_source aufile,%s
        audio_player aufile,%s
        audio_alert aufile,/dev/null
        rtp_ports %d-%d
        module_path %s
        module aufile.so
        module g711.so
        module sndfile.so
        module_tmp account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%d
        snd_path %s
        """
            .formatted(
                port,
                speech,
                folder.resolve("played.wav"),
                media,
                media + 18,
                modules(),
                controlPort,
                folder));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:13800001234@127.0.0.1:%d;transport=%s>;regint=0;answermode=auto;audio_codecs=PCMA/8000/1\n"
            .formatted(port, transport));
    Files.createFile(folder.resolve("contacts"));
    process = Programs.start(folder, List.of("baresip", "-f", folder.toString()));
    control =
        Awaitility.await()
            .ignoreExceptions()
            .until(() -> new Socket(InetAddress.getLoopbackAddress(), controlPort), s -> true);
  }

  /** Skips the test when there is none on this machine. */
  public static void need() {
    Programs.need("baresip", "baresip-core");
  }

  private static String modules() {
    return Stream.of("/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules")
        .filter(folder -> Files.isDirectory(Path.of(folder)))
        .findFirst()
        .orElse("/usr/lib/baresip/modules");
  }

  /** Where it can be called. */
  public String address() {
    return "sip:13800001234@127.0.0.1:" + port;
  }

  /** A command as in its menu, in a netstring. */
  public void command(String name, String parameters) throws IOException {
    String json = "{\"command\":\"%s\",\"params\":\"%s\"}".formatted(name, parameters);
    control.getOutputStream().write((json.length() + ":" + json + ",").getBytes(UTF_8));
    control.getOutputStream().flush();
  }

  /** From now on it says this instead, from the beginning; silence after its end. */
  public void say(Path speech) throws IOException {
    command("ausrc", "aufile," + speech);
  }

  /** What it has heard so far: samples of its recording of the other side. */
  public short[] heard() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> recordings =
          files.filter(file -> file.getFileName().toString().endsWith("dec.wav")).toList();
      if (recordings.isEmpty()) {
        return new short[0];
      }
      byte[] bytes = Files.readAllBytes(recordings.getFirst());
      short[] samples = new short[Math.max(0, (bytes.length - 44) / 2)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) ((bytes[44 + 2 * i] & 0xFF) | (bytes[45 + 2 * i] << 8));
      }
      return samples;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    control.close();
    process.destroy();
  }
}
