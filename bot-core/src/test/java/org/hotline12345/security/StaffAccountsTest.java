package org.hotline12345.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiSessionRecords;
import org.hotline12345.store.JdbiStaffRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffAccountsTest {
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private Database database;
  private AuditLog audit;
  private StaffAccounts accounts;
  private Sessions sessions;
  private String password;

  @BeforeEach
  void open() {
    database = Database.inMemory("staff");
    audit = new AuditLog(new JdbiAuditEntries(database), clock);
    SecureRandom random = new SecureRandom();
    accounts =
        new StaffAccounts(
            new DurableTransactions(database),
            new JdbiStaffRecords(database),
            audit,
            clock,
            random);
    sessions =
        new Sessions(
            new JdbiSessionRecords(database),
            accounts,
            clock,
            random,
            Duration.ofHours(1),
            Duration.ofHours(12));
    password = accounts.createFirst().getFirst().password();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Principal zuoxi() {
    return ((SignIn.Granted) accounts.signIn("zuoxi", password)).principal();
  }

  @Test
  void namesStandForUsersAndOthersForThemselves() {
    assertThat(accounts.names().of("bianji")).isEqualTo("知识编辑");
    assertThat(accounts.names().of("系统")).isEqualTo("系统");
  }

  @Test
  void firstAccountsAreMadeOnceWithPasswordsThatAreNotStored() {
    assertThat(accounts.createFirst()).isEmpty();
    assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    List<StaffRecord> all = new JdbiStaffRecords(database).all();
    assertThat(all)
        .extracting(StaffRecord::user)
        .containsExactly("bianji", "guanli", "shenhe", "zuoxi", "zuoxi2");
    assertThat(all)
        .allMatch(account -> account.passwordHash().startsWith("$argon2id$"))
        .noneMatch(account -> account.passwordHash().contains(password));
    assertThat(zuoxi().may(Permission.CONVERSE)).isTrue();
    assertThat(zuoxi().may(Permission.KNOWLEDGE_EDIT)).isFalse();
    assertThat(accounts.find("guanli").orElseThrow().permissions())
        .containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void whatIsWrongIsNotTold() {
    assertThat(accounts.signIn("zuoxi", "wrong")).isEqualTo(new SignIn.Refused());
    assertThat(accounts.signIn("nobody", password)).isEqualTo(new SignIn.Refused());
    assertThat(accounts.signIn("zuoxi", "")).isEqualTo(new SignIn.Refused());
    assertThat(accounts.signIn("x".repeat(500), "y".repeat(5000))).isEqualTo(new SignIn.Refused());
  }

  @Test
  void fiveWrongPasswordsLockForAQuarterOfAnHour() {
    for (int i = 0; i < 4; i++) {
      assertThat(accounts.signIn("zuoxi", "wrong")).isEqualTo(new SignIn.Refused());
    }
    SignIn.Locked locked = new SignIn.Locked(clock.instant().plus(Duration.ofMinutes(15)));
    assertThat(accounts.signIn("zuoxi", "wrong")).isEqualTo(locked);
    assertThat(accounts.signIn("zuoxi", password)).isEqualTo(locked);
    clock.advance(Duration.ofMinutes(15));
    assertThat(zuoxi().user()).isEqualTo("zuoxi");
    assertThat(accounts.signIn("zuoxi", "wrong")).isEqualTo(new SignIn.Refused());
    assertThat(audit.after(0, 20)).extracting(AuditEntry::action).contains("account.lock");
    assertThat(audit.verify().ok()).isTrue();
  }

  @Test
  void passwordsCanBeChangedAndReset() {
    assertThatThrownBy(() -> accounts.changePassword("zuoxi", password, "short"))
        .hasMessage("password: 5 characters (expected: 10–200)");
    assertThat(accounts.changePassword("zuoxi", "wrong", "long enough now"))
        .isEqualTo(new SignIn.Refused());
    accounts.changePassword("zuoxi", password, "long enough now");
    assertThat(accounts.signIn("zuoxi", password)).isEqualTo(new SignIn.Refused());
    password = accounts.resetPassword("zuoxi");
    assertThat(zuoxi().name()).isEqualTo("1号座席");
    assertThatThrownBy(() -> accounts.resetPassword("nobody")).hasMessageContaining("nobody");
  }

  @Test
  void aSessionEndsWhenIdleWhenOldAndWhenClosed() {
    String token = sessions.open(zuoxi()).token();
    assertThat(sessions.find(token).orElseThrow().principal()).isEqualTo(zuoxi());
    assertThat(sessions.find(token + "x")).isEmpty();
    clock.advance(Duration.ofMinutes(59));
    assertThat(sessions.find(token)).isPresent();
    clock.advance(Duration.ofMinutes(60));
    assertThat(sessions.find(token)).as("idle").isEmpty();

    String old = sessions.open(zuoxi()).token();
    for (int i = 0; i < 23; i++) {
      clock.advance(Duration.ofMinutes(30));
      assertThat(sessions.find(old)).isPresent();
    }
    clock.advance(Duration.ofMinutes(30));
    assertThat(sessions.find(old)).as("a working day later").isEmpty();

    Sessions.Session closed = sessions.open(zuoxi());
    Sessions.Session other = sessions.open(zuoxi());
    sessions.close(closed.token());
    assertThat(sessions.find(closed.token())).isEmpty();
    assertThat(sessions.find(other.token())).isPresent();
    sessions.closeAll("zuoxi");
    assertThat(sessions.find(other.token())).isEmpty();
  }

  @Test
  void tokensAreStoredAsHashesOnly() {
    Sessions.Session session = sessions.open(zuoxi());
    String stored =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select token_hash from staff_session")
                        .mapTo(String.class)
                        .one());
    assertThat(stored).isEqualTo(Tokens.hash(session.token())).isNotEqualTo(session.token());
    assertThat(Tokens.matches(session.token(), stored)).isTrue();
    assertThat(Tokens.matches(session.token() + "x", stored)).isFalse();
    assertThat(Tokens.matches("", "")).isFalse();
    assertThat(session.toString()).doesNotContain(session.token());
  }
}
