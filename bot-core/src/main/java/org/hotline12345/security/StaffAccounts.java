package org.hotline12345.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12345.durability.Transactions;
import org.hotline12345.reference.Table;

/**
 * Staff and their passwords. Five wrong passwords in a row lock an account for a quarter of an
 * hour. Every sign-in, right or wrong, is in the audit log. Thread-safe.
 */
public final class StaffAccounts {
  private static final int MOST_FAILURES = 5;
  private static final Duration LOCKOUT = Duration.ofMinutes(15);
  private static final int LONGEST_PASSWORD = 200;
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_USER = 64;

  private final Transactions transactions;
  private final StaffRecords records;
  private final AuditLog audit;
  private final Clock clock;
  private final Passwords passwords;
  private final String nobodysHash;

  public StaffAccounts(
      Transactions transactions,
      StaffRecords records,
      AuditLog audit,
      Clock clock,
      SecureRandom random) {
    this.transactions = transactions;
    this.records = records;
    this.audit = audit;
    this.clock = clock;
    this.passwords = new Passwords(random);
    this.nobodysHash = passwords.hash(passwords.readable());
  }

  /**
   * On the first start one account per row of {@code accounts.tsv}, with passwords that are never
   * seen again; later nothing.
   */
  public List<FirstAccount> createFirst() {
    return transactions.inTransaction(
        () -> {
          List<FirstAccount> created = new ArrayList<>();
          if (records.all().isEmpty()) {
            for (Table.Row row : Table.beside(StaffAccounts.class, "accounts.tsv").rows()) {
              String password = passwords.readable();
              Set<Role> roles = new HashSet<>();
              row.list("roles").forEach(role -> roles.add(Role.of(role)));
              records.insert(
                  new StaffRecord(
                      row.required("user"),
                      row.required("name"),
                      passwords.hash(password),
                      roles,
                      true,
                      0,
                      null));
              created.add(new FirstAccount(row.required("user"), row.required("name"), password));
            }
            audit.append("system", "account.create", "first accounts", "" + created.size());
          }
          return created;
        });
  }

  /** Checks a password. An unknown user takes as long as a wrong password. */
  public SignIn signIn(String user, String password) {
    String known = user.length() > LONGEST_USER ? "" : user;
    String tried = password.length() > LONGEST_PASSWORD ? "" : password;
    Optional<StaffRecord> account = records.find(known).filter(StaffRecord::active);
    Optional<SignIn> locked = account.flatMap(this::lockOf);
    if (locked.isPresent()) {
      return locked.get();
    }
    // Outside any transaction: hashing takes long, and no row is to be locked meanwhile.
    boolean right =
        passwords.matches(tried, account.map(StaffRecord::passwordHash).orElse(nobodysHash));
    if (account.isEmpty()) {
      return new SignIn.Refused();
    }
    return transactions.inTransaction(() -> settle(known, account.get().passwordHash(), right));
  }

  private SignIn settle(String user, String checkedHash, boolean right) {
    StaffRecord account = records.lock(user).orElseThrow();
    Optional<SignIn> locked = lockOf(account);
    if (locked.isPresent()) {
      return locked.get();
    }
    if (right && account.passwordHash().equals(checkedHash)) {
      records.update(account.withFailures(0, null));
      audit.append(user, "session.open", user, "");
      return new SignIn.Granted(account.principal());
    }
    int failures = account.failures() + 1;
    boolean lock = failures >= MOST_FAILURES;
    Instant until = clock.instant().plus(LOCKOUT);
    records.update(lock ? account.withFailures(0, until) : account.withFailures(failures, null));
    audit.append(user, lock ? "account.lock" : "session.refuse", user, "");
    return lock ? new SignIn.Locked(until) : new SignIn.Refused();
  }

  private Optional<SignIn> lockOf(StaffRecord account) {
    Instant until = account.lockedUntil();
    return until != null && clock.instant().isBefore(until)
        ? Optional.of(new SignIn.Locked(until))
        : Optional.empty();
  }

  /** Whoever has this user name, if the account is active. */
  public Optional<Principal> find(String user) {
    return records.find(user).filter(StaffRecord::active).map(StaffRecord::principal);
  }

  /** What everybody is called, those too who may sign in no more: histories name them. */
  public StaffNames names() {
    return new StaffNames(
        records.all().stream().collect(Collectors.toMap(StaffRecord::user, StaffRecord::name)));
  }

  /**
   * Sets a new random password and lifts a lock; for the operator.
   *
   * @return the password, never seen again
   * @throws IllegalArgumentException when there is no such user
   */
  public String resetPassword(String user) {
    String password = passwords.readable();
    setPassword(user, password, "system");
    return password;
  }

  /**
   * Changes a password; the caller closes the user's other sessions.
   *
   * @param newPassword 10–200 characters
   * @throws IllegalArgumentException when it is too short or too long
   */
  public SignIn changePassword(String user, String oldPassword, String newPassword) {
    if (newPassword.length() < SHORTEST_PASSWORD || newPassword.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "password: " + newPassword.length() + " characters (expected: 10–200)");
    }
    SignIn outcome = signIn(user, oldPassword);
    if (outcome instanceof SignIn.Granted) {
      setPassword(user, newPassword, user);
    }
    return outcome;
  }

  private void setPassword(String user, String password, String actor) {
    String hash = passwords.hash(password);
    transactions.inTransaction(
        () -> {
          StaffRecord account =
              records
                  .lock(user)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "user: " + user + " (expected: an existing account)"));
          records.update(account.withPassword(hash));
          return audit.append(actor, "account.password", user, "");
        });
  }

  /** An account as it is told once, on the first start. */
  public record FirstAccount(String user, String name, String password) {
    @Override
    public String toString() {
      return "FirstAccount[" + user + "]";
    }
  }
}
