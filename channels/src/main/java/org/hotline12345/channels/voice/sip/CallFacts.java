package org.hotline12345.channels.voice.sip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.UUID;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.hotline12345.channels.voice.VoiceLine;

/** Who calls and what was dialled, as far as an INVITE tells. */
final class CallFacts {
  private static final String ASSERTED = "P-Asserted-Identity";
  private static final String DIVERSION = "Diversion";
  private static final String CALLED = "P-Called-Party-ID";
  private static final String PRIVACY = "Privacy";

  /** What everybody may say, and what only a trusted network may. */
  private static final List<String> EVIDENCE = List.of("From", "To", "Call-ID", "User-Agent");

  private static final List<String> NETWORK_EVIDENCE =
      List.of(ASSERTED, DIVERSION, CALLED, PRIVACY, "History-Info", "Remote-Party-ID");

  private static final int LONGEST_EVIDENCE = 500;

  private final SipMessages messages;
  private final Request invite;
  private final boolean trusted;

  /**
   * @param trusted whether the network it came from may speak for its callers
   */
  CallFacts(SipMessages messages, Request invite, boolean trusted) {
    this.messages = messages;
    this.invite = invite;
    this.trusted = trusted;
  }

  /**
   * All of it.
   *
   * @param numbers that are answered, matched with the end of what was dialled; empty for any
   * @throws RefusedException 484 when no number was dialled, 404 when another one was
   */
  VoiceLine.Facts read(List<String> numbers, Instant startedAt) throws RefusedException {
    return new VoiceLine.Facts(
        UUID.randomUUID().toString(), dialled(numbers), caller(), startedAt, evidence());
  }

  private String dialled(List<String> numbers) throws RefusedException {
    List<String> candidates = new ArrayList<>();
    if (trusted && !numbers.isEmpty()) {
      // The last diversion is the first in time: the number the caller dialled.
      candidates.addAll(all(DIVERSION).reversed());
    }
    if (trusted) {
      candidates.addAll(all(CALLED));
    }
    candidates.add(Numbers.of(uri((ToHeader) invite.getHeader(ToHeader.NAME))));
    candidates.add(Numbers.of(invite.getRequestURI()));
    candidates.removeIf(String::isEmpty);
    if (candidates.isEmpty()) {
      throw Numbers.user(invite.getRequestURI()).isEmpty()
          ? new RefusedException(Response.ADDRESS_INCOMPLETE, "No number dialled")
          : new RefusedException(Response.NOT_FOUND, "Not a number");
    }
    if (numbers.isEmpty()) {
      return candidates.getFirst();
    }
    for (String candidate : candidates) {
      for (String number : numbers) {
        if (candidate.endsWith(number)) {
          return number;
        }
      }
    }
    throw new RefusedException(Response.NOT_FOUND, "Number not served here");
  }

  private String caller() {
    Header privacy = invite.getHeader(PRIVACY);
    boolean withheld = privacy != null && privacy.toString().matches("(?s).*\\b(id|user)\\b.*");
    if (trusted) {
      for (String number : all(ASSERTED)) {
        if (!number.isEmpty()) {
          return withheld ? "" : number;
        }
      }
    }
    return withheld ? "" : Numbers.of(uri((FromHeader) invite.getHeader(FromHeader.NAME)));
  }

  private Map<String, String> evidence() {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("Request-URI", cut(invite.getRequestURI().toString()));
    EVIDENCE.forEach(name -> put(evidence, name));
    if (trusted) {
      NETWORK_EVIDENCE.forEach(name -> put(evidence, name));
    }
    return evidence;
  }

  private void put(Map<String, String> evidence, String name) {
    String values = String.join(", ", values(name));
    if (!values.isEmpty()) {
      evidence.put(name, cut(values));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE);
  }

  /** The numbers in the addresses of a header, in order; empty for an address without. */
  private List<String> all(String name) {
    return values(name).stream()
        .map(value -> messages.address(value))
        .map(address -> address.map(Address::getURI).map(Numbers::of).orElse(""))
        .toList();
  }

  private List<String> values(String name) {
    List<String> values = new ArrayList<>();
    ListIterator<?> headers = invite.getHeaders(name);
    while (headers.hasNext()) {
      String line = headers.next().toString();
      values.add(line.substring(line.indexOf(':') + 1).strip());
    }
    return values;
  }

  private static URI uri(HeaderAddress header) {
    return header.getAddress().getURI();
  }
}
