package org.hotline12345.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hotline12345.wording.StaleWordException;
import org.hotline12345.wording.WordEntry;
import org.hotline12345.wording.WordKind;
import org.hotline12345.wording.WordVersion;
import org.hotline12345.wording.WordVersions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The word book in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiWordVersions implements WordVersions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
  private static final String BY_MAKING =
      " order by (select first.valid_from from word_version first"
          + " where first.id = v.id and first.version = 1), v.id";

  private final Jdbi jdbi;

  public JdbiWordVersions(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public List<WordVersion> latest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from word_version v where valid_until is null" + BY_MAKING)
                .map((row, context) -> version(row))
                .list());
  }

  @Override
  public Optional<WordVersion> latest(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from word_version where id = :id and valid_until is null")
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne());
  }

  @Override
  public List<WordVersion> inForce(Instant at) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from word_version v where valid_from <= :at and not deleted"
                        + " and (valid_until is null or valid_until > :at)"
                        + BY_MAKING)
                .bind("at", utc(at))
                .map((row, context) -> version(row))
                .list());
  }

  @Override
  public List<WordVersion> history(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from word_version where id = :id order by version desc")
                .bind("id", id)
                .map((row, context) -> version(row))
                .list());
  }

  @Override
  public void add(WordVersion version) {
    try {
      jdbi.useTransaction(
          handle -> {
            end(handle, version);
            insert(handle, version);
          });
    } catch (UnableToExecuteStatementException e) {
      if (Failures.isDuplicate(e)) {
        throw new StaleWordException(version.entry().id(), version.entry().version() - 1);
      }
      throw e;
    }
  }

  private static void end(Handle handle, WordVersion version) {
    handle
        .createUpdate(
            "update word_version set valid_until = :from"
                + " where id = :id and version = :before and valid_until is null")
        .bind("from", utc(version.from()))
        .bind("id", version.entry().id())
        .bind("before", version.entry().version() - 1)
        .execute();
  }

  private static void insert(Handle handle, WordVersion version) {
    WordEntry entry = version.entry();
    handle
        .createUpdate(
            "insert into word_version (id, version, kind, terms, target, excepted, note, deleted,"
                + " editor, valid_from) values (:id, :version, :kind, :terms, :target, :excepted,"
                + " :note, :deleted, :editor, :from)")
        .bind("id", entry.id())
        .bind("version", entry.version())
        .bind("kind", entry.kind().name())
        .bind("terms", json(entry.terms()))
        .bind("target", entry.target())
        .bind("excepted", json(entry.except()))
        .bind("note", entry.note())
        .bind("deleted", version.deleted())
        .bind("editor", version.editor())
        .bind("from", utc(version.from()))
        .execute();
  }

  private static WordVersion version(ResultSet row) throws SQLException {
    return new WordVersion(
        new WordEntry(
            row.getString("id"),
            row.getInt("version"),
            WordKind.valueOf(row.getString("kind")),
            list(row.getString("terms")),
            row.getString("target"),
            list(row.getString("excepted")),
            row.getString("note")),
        row.getBoolean("deleted"),
        row.getString("editor"),
        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
        OrderRows.optionalInstant(row, "valid_until"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String json(List<String> list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> list(String json) {
    try {
      return JSON.readValue(json, LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a word in the database is unreadable", e);
    }
  }
}
