package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hotline12345.intake.ImportJob;
import org.hotline12345.intake.ImportJobs;
import org.hotline12345.intake.ImportState;
import org.jdbi.v3.core.Jdbi;

/** Uploads in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiImportJobs implements ImportJobs {
  private final Jdbi jdbi;

  public JdbiImportJobs(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void insert(ImportJob job) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into import_job (id, name, size, department, user_name, uploaded_at,"
                        + " state, message) values (:id, :name, :size, :department, :user, :at,"
                        + " :state, :message)")
                .bind("id", job.id())
                .bind("name", job.name())
                .bind("size", job.size())
                .bind("department", job.department())
                .bind("user", job.user())
                .bind("at", job.uploadedAt())
                .bind("state", job.state().name())
                .bind("message", job.message())
                .execute());
  }

  @Override
  public void update(ImportJob job) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update import_job set state = :state, message = :message where id = :id")
                .bind("id", job.id())
                .bind("state", job.state().name())
                .bind("message", job.message())
                .execute());
  }

  @Override
  public Optional<ImportJob> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from import_job where id = :id")
                .bind("id", id)
                .map((row, context) -> job(row))
                .findOne());
  }

  @Override
  public List<ImportJob> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from import_job order by uploaded_at desc, id")
                .map((row, context) -> job(row))
                .list());
  }

  @Override
  public void delete(String id) {
    jdbi.useTransaction(
        handle ->
            handle.createUpdate("delete from import_job where id = :id").bind("id", id).execute());
  }

  private static ImportJob job(ResultSet row) throws SQLException {
    return new ImportJob(
        row.getString("id"),
        row.getString("name"),
        row.getLong("size"),
        row.getString("department"),
        row.getString("user_name"),
        OrderRows.instant(row, "uploaded_at"),
        ImportState.valueOf(row.getString("state")),
        row.getString("message"));
  }
}
