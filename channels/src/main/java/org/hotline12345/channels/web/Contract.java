package org.hotline12345.channels.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document, which decides routes, shapes and permissions. Immutable. */
public final class Contract {
  private static final String RESOURCE = "/openapi.json";

  private final String text;
  private final List<Entry> entries;

  private Contract(String text) {
    this.text = text;
    this.entries = entries(new JsonObject(text));
  }

  /**
   * The shipped contract.
   *
   * @throws IllegalStateException when an operation names neither a permission nor {@code
   *     x-anonymous}
   */
  public static Contract load() {
    try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new Contract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contract of(String text) {
    return new Contract(text);
  }

  /** The document as it is served. */
  public String text() {
    return text;
  }

  /**
   * What the router needs of the document: without servers, because it takes absolute ones only,
   * and without responses and bodies of XML, because it knows neither {@code
   * application/problem+json} nor XML.
   */
  JsonObject json() {
    JsonObject json = new JsonObject(text);
    json.remove("servers");
    JsonObject paths = json.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject methods = paths.getJsonObject(path);
      for (String method : methods.fieldNames()) {
        JsonObject operation = methods.getJsonObject(method);
        operation.remove("security");
        JsonObject body = operation.getJsonObject("requestBody");
        if (body != null && body.getJsonObject("content").containsKey("text/xml")) {
          operation.remove("requestBody");
        }
        operation.put(
            "responses",
            new JsonObject().put("default", new JsonObject().put("description", "any")));
      }
    }
    if (json.containsKey("components")) {
      json.getJsonObject("components").remove("responses");
      json.getJsonObject("components").remove("securitySchemes");
    }
    return json;
  }

  public List<Entry> entries() {
    return entries;
  }

  private static List<Entry> entries(JsonObject document) {
    List<Entry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    JsonObject paths = document.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject methods = paths.getJsonObject(path);
      for (String method : methods.fieldNames()) {
        JsonObject operation = methods.getJsonObject(method);
        String id = operation.getString("operationId");
        String permission = operation.getString("x-permission");
        boolean anonymous = operation.getBoolean("x-anonymous", false);
        if ((permission == null) != anonymous) {
          problems.add(id + ": neither or both of x-permission and x-anonymous (expected: one)");
          continue;
        }
        try {
          entries.add(
              new Entry(
                  id,
                  method,
                  path,
                  permission == null ? null : Permission.valueOf(permission),
                  operation.getBoolean("x-websocket", false),
                  operation.getLong("x-largest-body", 0L)));
        } catch (IllegalArgumentException e) {
          problems.add(
              id
                  + ": x-permission "
                  + permission
                  + " (expected: "
                  + List.of(Permission.values())
                  + ")");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException("contract: " + String.join("; ", problems));
    }
    return List.copyOf(entries);
  }

  /**
   * One operation.
   *
   * @param permission null for everyone
   * @param largestBody in bytes where the operation has a limit of its own, else 0
   */
  public record Entry(
      String operationId,
      String method,
      String path,
      @Nullable Permission permission,
      boolean webSocket,
      long largestBody) {}
}
