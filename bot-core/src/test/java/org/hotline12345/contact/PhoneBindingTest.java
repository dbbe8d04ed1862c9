package org.hotline12345.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.contact.PhoneBinding.Outcome;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiContacts;
import org.hotline12345.store.JdbiConversations;
import org.hotline12345.store.JdbiPhoneClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneBindingTest {
  private static final String PHONE = "13800000001";

  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final List<String> codes = new ArrayList<>();
  private Database database;
  private JdbiContacts contacts;
  private PhoneBinding binding;

  @BeforeEach
  void open() {
    database = Database.inMemory("phones-" + System.nanoTime());
    contacts = new JdbiContacts(database);
    String id = Conversation.of("c1", List.of()).id();
    database
        .jdbi()
        .useTransaction(
            h -> new JdbiConversations(database).create(id, Channel.WECHAT, "x", clock.instant()));
    contacts.add(new Contact(Channel.WECHAT, "o-1", id, true, Instant.EPOCH, 0, 0, null));
    binding =
        new PhoneBinding(
            new JdbiPhoneClaims(database),
            contacts,
            (phone, code) -> codes.add(code),
            new SecureRandom(),
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String phone() {
    return contacts.find(Channel.WECHAT, "o-1").orElseThrow().phone();
  }

  private Outcome claim() {
    return binding.claim(Channel.WECHAT, "o-1", PHONE);
  }

  private Outcome confirm(String code) {
    return binding.confirm(Channel.WECHAT, "o-1", code);
  }

  @Test
  void theCodeBindsOnce() {
    assertThat(claim()).isEqualTo(Outcome.SENT);
    assertThat(confirm(wrong(codes.getLast()))).isEqualTo(Outcome.WRONG_CODE);
    assertThat(phone()).isNull();
    assertThat(confirm(codes.getLast())).isEqualTo(Outcome.BOUND);
    assertThat(phone()).isEqualTo(PHONE);
    assertThat(confirm(codes.getLast())).isEqualTo(Outcome.NO_CLAIM);
    contacts.unbind(Channel.WECHAT, "o-1");
    assertThat(phone()).isNull();
  }

  @Test
  void guessingEnds() {
    claim();
    for (int i = 0; i < PhoneBinding.TRIES; i++) {
      assertThat(confirm(wrong(codes.getLast()))).isEqualTo(Outcome.WRONG_CODE);
    }
    assertThat(confirm(codes.getLast())).isEqualTo(Outcome.NO_CLAIM);
    assertThat(phone()).isNull();
  }

  @Test
  void codesEndAndAreFewInADay() {
    assertThat(claim()).isEqualTo(Outcome.SENT);
    assertThat(claim()).isEqualTo(Outcome.TOO_SOON);
    clock.advance(PhoneBinding.LIFE);
    assertThat(confirm(codes.getLast())).isEqualTo(Outcome.NO_CLAIM);
    for (int i = 0; i < 4; i++) {
      assertThat(claim()).isEqualTo(Outcome.SENT);
      clock.advance(Duration.ofMinutes(2));
    }
    assertThat(claim()).isEqualTo(Outcome.TOO_SOON);
    clock.advance(Duration.ofDays(1));
    assertThat(claim()).isEqualTo(Outcome.SENT);
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
