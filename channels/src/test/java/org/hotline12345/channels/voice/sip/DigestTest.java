package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers outside of the trunks prove who they are. */
@Timeout(60)
class DigestTest {
  private static final String[] SETTINGS = {
    "trunks: [10.9.8.0/24]", "digest: {users: {shuili: '${env:SECRET}'}}"
  };

  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @Test
  void withThePasswordACallIsTakenAndItsNetworkIsNotBelieved() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, SETTINGS);
        Wire wire = new Wire(endpoint.port)) {
      String challenge = wire.ask(wire.request("INVITE", "", "application/sdp", wire.sdp()));
      assertThat(challenge).startsWith("SIP/2.0 401").contains("WWW-Authenticate: Digest realm=");
      String proof = proof(challenge, "right horse", 1);
      String asserted = "P-Asserted-Identity: <tel:110>\n";
      String ok = wire.ask(wire.request("INVITE", asserted + proof, "application/sdp", wire.sdp()));
      assertThat(ok).startsWith("SIP/2.0 200");
      Listening.Line line = listening.next();
      assertThat(line.line.facts().caller()).isEqualTo("13800001234");
      assertThat(line.line.facts().evidence()).doesNotContainKey("P-Asserted-Identity");
    }
  }

  @Test
  void aWrongPasswordAnOldProofAndAForeignNonceAreNotTaken() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, SETTINGS);
        Wire wire = new Wire(endpoint.port)) {
      String challenge = wire.ask(wire.request("OPTIONS", "", "", ""));
      assertThat(options(wire, proof(challenge, "wrong horse", 1))).startsWith("SIP/2.0 401");
      String right = proof(challenge, "right horse", 2);
      assertThat(options(wire, right)).startsWith("SIP/2.0 200");
      assertThat(options(wire, right)).startsWith("SIP/2.0 401");
      String foreign = challenge.replaceFirst("nonce=\"[^\"]*\"", "nonce=\"1.00\"");
      assertThat(options(wire, proof(foreign, "right horse", 1)))
          .startsWith("SIP/2.0 401")
          .contains("stale=true");
    }
  }

  private static String options(Wire wire, String proof) throws Exception {
    return wire.ask(wire.request("OPTIONS", proof, "", ""));
  }

  private static String proof(String challenge, String password, int count) throws Exception {
    Matcher nonce = Pattern.compile("nonce=\"([^\"]*)\"").matcher(challenge);
    assertThat(nonce.find()).isTrue();
    String method = challenge.contains("OPTIONS") ? "OPTIONS" : "INVITE";
    Matcher sequence = Pattern.compile("CSeq: \\d+ (\\w+)").matcher(challenge);
    if (sequence.find()) {
      method = sequence.group(1);
    }
    String uri = "sip:12345@127.0.0.1";
    String counted = "%08x".formatted(count);
    String response =
        md5(
            md5("shuili:hotline12345:" + password)
                + ":"
                + nonce.group(1)
                + ":"
                + counted
                + ":ours:auth:"
                + md5(method + ":" + uri));
    return ("Authorization: Digest username=\"shuili\", realm=\"hotline12345\", nonce=\"%s\","
            + " uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=%s, cnonce=\"ours\"")
        .formatted(nonce.group(1), uri, response, counted);
  }

  private static String md5(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
  }
}
