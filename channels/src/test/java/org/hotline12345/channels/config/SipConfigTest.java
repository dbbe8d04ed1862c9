package org.hotline12345.channels.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipConfigTest {
  @TempDir private Path folder;

  private final ConfigFile files = new ConfigFile(Map.of("TRUNK", "right horse"));

  @Test
  void onlyThisMachineMayCallUnlessSomebodyIsNamed() throws IOException {
    SipConfig sip = files.load(null, folder).voice().sip();
    assertThat(sip.enabled()).isTrue();
    assertThat(sip.port()).isEqualTo(5060);
    assertThat(sip.trunks()).anyMatch(range -> range.contains(InetAddress.getLoopbackAddress()));
    InetAddress other = InetAddress.getByName("10.1.2.3");
    assertThat(sip.trunks()).noneMatch(range -> range.contains(other));
    assertThat(sip.digest().users()).isEmpty();
    assertThat(sip.registration()).isNull();
  }

  @Test
  void everythingCanBeSetAndIsPrintedBackWithoutItsSecrets() throws IOException {
    Path store = Files.createFile(folder.resolve("keys.p12"));
    String yaml =
        """
        voice:
          sip:
            bind: 10.0.0.1
            port: 5080
            transports: [tcp]
            publicAddress: 10.0.0.2
            trunks: [10.20.0.0/16, 'fd00::/8', 10.9.9.9]
            numbers: ['12345', '96119']
            calls: 50
            ring: 2s
            drain: 1m
            transfer: {host: 'pbx.lishui:5070', timeout: 30s}
            media: {firstPort: 30000, lastPort: 30999, codecs: [PCMU], timeout: 15s}
            digest: {realm: lishui, users: {shuili: '${env:TRUNK}'}}
            registration: {registrar: 10.0.0.9, user: '8000', password: '${env:TRUNK}', expires: 10m}
            tls: {port: 5081, keyStore: '%s', password: '${env:TRUNK}'}
        """
            .formatted(store);
    HotlineConfig config = load(yaml);
    SipConfig sip = config.voice().sip();
    assertThat(sip.numbers()).containsExactly("12345", "96119");
    assertThat(sip.transfer().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(sip.digest().users().get("shuili").reveal()).isEqualTo("right horse");
    assertThat(sip.registration().transport()).isEqualTo("udp");
    String printed = ConfigFile.print(config);
    assertThat(printed).contains("10.20.0.0/16", "pbx.lishui:5070").doesNotContain("right horse");
    assertThat(sip.toString()).doesNotContain("right horse");
  }

  @Test
  void whatIsWrongIsNamedAllAtOnce() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    voice:
                      sip:
                        port: 70000
                        trunks: [10.0.0.0/33, example.com]
                        transports: [sctp]
                        numbers: [twelve]
                        media: {firstPort: 30000, lastPort: 29000}
                        digest: {users: {shuili: written-out}}
                        registration: {registrar: 10.0.0.9}
                        colour: red
                    """))
        .asInstanceOf(type(ConfigException.class))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .contains("voice.sip.port: 70000 (expected: 1–65535)")
                    .contains("voice.sip.media.lastPort: 29000 (expected: 30001–65535)")
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.trunks: 10.0.0.0/33 (exp"))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.trunks: example.com"))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.transports: [sctp]"))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.numbers: \"twelve\""))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.registration.user:"))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.registration.password:"))
                    .anySatisfy(p -> assertThat(p).startsWith("voice.sip.colour: unknown key"))
                    .noneSatisfy(p -> assertThat(p).contains("written-out")));
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.0.0/16, 10.20.255.1, true",
    "10.20.0.0/16, 10.21.0.1, false",
    "10.20.30.40/30, 10.20.30.43, true",
    "10.20.30.40/30, 10.20.30.44, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false"
  })
  void addressesAreOfANetworkByTheirLeadingBits(String range, String address, boolean in)
      throws IOException {
    assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address))).isEqualTo(in);
  }

  private HotlineConfig load(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("hotline.yaml"), yaml);
    return files.load(file, folder);
  }
}
