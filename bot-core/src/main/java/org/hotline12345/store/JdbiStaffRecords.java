package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hotline12345.security.Role;
import org.hotline12345.security.StaffRecord;
import org.hotline12345.security.StaffRecords;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The accounts in the database. */
public final class JdbiStaffRecords implements StaffRecords {
  private final Jdbi jdbi;

  public JdbiStaffRecords(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public List<StaffRecord> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from staff_account order by user_name")
                .map((row, context) -> account(row))
                .list());
  }

  @Override
  public Optional<StaffRecord> find(String user) {
    return one(user, "");
  }

  @Override
  public Optional<StaffRecord> lock(String user) {
    return one(user, " for update");
  }

  private Optional<StaffRecord> one(String user, String locking) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from staff_account where user_name = :user" + locking)
                .bind("user", user)
                .map((row, context) -> account(row))
                .findOne());
  }

  @Override
  public void insert(StaffRecord account) {
    jdbi.useTransaction(
        handle ->
            bind(
                    handle.createUpdate(
                        "insert into staff_account values (:user, :name, :hash, :roles, :active,"
                            + " :failures, :lockedUntil)"),
                    account)
                .execute());
  }

  @Override
  public void update(StaffRecord account) {
    jdbi.useTransaction(
        handle ->
            bind(
                    handle.createUpdate(
                        "update staff_account set display_name = :name, password_hash = :hash,"
                            + " roles = :roles, active = :active, failures = :failures,"
                            + " locked_until = :lockedUntil where user_name = :user"),
                    account)
                .execute());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, StaffRecord account) {
    return statement
        .bind("user", account.user())
        .bind("name", account.name())
        .bind("hash", account.passwordHash())
        .bind(
            "roles",
            account.roles().stream().map(Role::wireName).sorted().collect(Collectors.joining(",")))
        .bind("active", account.active())
        .bind("failures", account.failures())
        .bind("lockedUntil", account.lockedUntil());
  }

  private static StaffRecord account(ResultSet row) throws SQLException {
    return new StaffRecord(
        row.getString("user_name"),
        row.getString("display_name"),
        row.getString("password_hash"),
        Arrays.stream(row.getString("roles").split(",", -1))
            .filter(role -> !role.isEmpty())
            .map(Role::of)
            .collect(Collectors.toSet()),
        row.getBoolean("active"),
        row.getInt("failures"),
        OrderRows.optionalInstant(row, "locked_until"));
  }
}
