package org.hotline12345.channels.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and prints the section {@code voice.sip}. */
final class SipSection {
  private static final int LAST_PORT = 65535;
  private static final List<String> TRANSPORTS = List.of("udp", "tcp");
  private static final List<String> CODECS = List.of("PCMA", "PCMU");

  /** On the same machine. */
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

  private SipSection() {}

  static SipConfig read(Section section) {
    SipConfig sip =
        new SipConfig(
            section.flag("enabled", true),
            section.text("bind", "0.0.0.0"),
            section.integer("port", 5060, 1, LAST_PORT),
            section.choices("transports", TRANSPORTS),
            section.has("publicAddress") ? section.text("publicAddress", "") : null,
            section.ranges("trunks", LOOPBACK),
            section.digits("numbers"),
            section.integer("calls", 200, 1, 10_000),
            section.duration("ring", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30)),
            section.duration(
                "drain", Duration.ofSeconds(20), Duration.ZERO, Duration.ofMinutes(10)),
            transfer(section.section("transfer")),
            media(section.section("media")),
            digest(section.section("digest")),
            section.has("registration") ? registration(section.section("registration")) : null,
            section.has("tls") ? tls(section.section("tls")) : null);
    section.rejectUnknown();
    return sip;
  }

  private static SipConfig.Transfer transfer(Section section) {
    SipConfig.Transfer transfer =
        new SipConfig.Transfer(
            section.has("host") ? section.text("host", "") : null,
            section.duration(
                "timeout", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    section.rejectUnknown();
    return transfer;
  }

  private static SipConfig.Media media(Section section) {
    int first = section.integer("firstPort", 20_000, 1024, LAST_PORT - 1);
    SipConfig.Media media =
        new SipConfig.Media(
            first,
            section.integer("lastPort", Math.max(first + 1, 24_999), first + 1, LAST_PORT),
            section.choices("codecs", CODECS),
            section.duration(
                "timeout", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    section.rejectUnknown();
    return media;
  }

  private static SipConfig.Digest digest(Section section) {
    SipConfig.Digest digest =
        new SipConfig.Digest(
            section.text("realm", "hotline12345"), section.section("users").secrets());
    section.rejectUnknown();
    return digest;
  }

  private static SipConfig.Registration registration(Section section) {
    SipConfig.Registration registration =
        new SipConfig.Registration(
            section.required("registrar"),
            section.choice("transport", TRANSPORTS),
            section.required("user"),
            section.requiredSecret("password"),
            section.duration(
                "expires", Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofDays(1)));
    section.rejectUnknown();
    return registration;
  }

  private static SipConfig.Tls tls(Section section) {
    SipConfig.Tls tls =
        new SipConfig.Tls(
            section.integer("port", 5061, 1, LAST_PORT),
            section.requiredFile("keyStore"),
            section.requiredSecret("password"));
    section.rejectUnknown();
    return tls;
  }

  static Map<String, Object> print(SipConfig sip) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("enabled", sip.enabled());
    tree.put("bind", sip.bind());
    tree.put("port", sip.port());
    tree.put("transports", sip.transports());
    put(tree, "publicAddress", sip.publicAddress());
    tree.put("trunks", sip.trunks().stream().map(AddressRange::toString).toList());
    tree.put("numbers", sip.numbers());
    tree.put("calls", sip.calls());
    tree.put("ring", Section.written(sip.ring()));
    tree.put("drain", Section.written(sip.drain()));
    Map<String, Object> transfer = new LinkedHashMap<>();
    put(transfer, "host", sip.transfer().host());
    transfer.put("timeout", Section.written(sip.transfer().timeout()));
    tree.put("transfer", transfer);
    Map<String, Object> media = new LinkedHashMap<>();
    media.put("firstPort", sip.media().firstPort());
    media.put("lastPort", sip.media().lastPort());
    media.put("codecs", sip.media().codecs());
    media.put("timeout", Section.written(sip.media().timeout()));
    tree.put("media", media);
    Map<String, Object> users = new LinkedHashMap<>();
    sip.digest().users().forEach((name, password) -> users.put(name, password.toString()));
    tree.put("digest", Map.of("realm", sip.digest().realm(), "users", users));
    SipConfig.Registration registration = sip.registration();
    if (registration != null) {
      Map<String, Object> section = new LinkedHashMap<>();
      section.put("registrar", registration.registrar());
      section.put("transport", registration.transport());
      section.put("user", registration.user());
      section.put("password", registration.password().toString());
      section.put("expires", Section.written(registration.expires()));
      tree.put("registration", section);
    }
    SipConfig.Tls tls = sip.tls();
    if (tls != null) {
      Map<String, Object> section = new LinkedHashMap<>();
      section.put("port", tls.port());
      section.put("keyStore", tls.keyStore().toString());
      section.put("password", tls.password().toString());
      tree.put("tls", section);
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, @Nullable String value) {
    if (value != null) {
      tree.put(key, value);
    }
  }
}
