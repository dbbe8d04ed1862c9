package org.hotline12345.channels.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.security.Principal;
import org.jspecify.annotations.Nullable;

/** A request as an operation sees it: valid by the contract, free of the event loop. */
public final class Call {
  private final Map<String, String> path;
  private final MultiMap query;
  private final MultiMap headers;
  private final byte[] body;
  private final String client;
  private final @Nullable String token;
  private final @Nullable Principal principal;
  private final ObjectMapper json;

  Call(
      Map<String, String> path,
      MultiMap query,
      MultiMap headers,
      byte[] body,
      String client,
      @Nullable String token,
      @Nullable Principal principal,
      ObjectMapper json) {
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.client = client;
    this.token = token;
    this.principal = principal;
    this.json = json;
  }

  /** A parameter of the path, which the route guarantees. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          name + ": not in the path (expected: " + path.keySet() + ")");
    }
    return value;
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A whole number of the query, valid by the contract. */
  public long query(String name, long otherwise) {
    String value = query.get(name);
    try {
      return value == null ? otherwise : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("query." + name, value, "a whole number");
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The token sent as {@code Authorization: Bearer} or in the session cookie, empty when there is
   * none.
   */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** The body as it came, for operations that take a file. */
  public byte[] bytes() {
    return body;
  }

  /** The body, whose shape the contract has checked. */
  public <T> T body(Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(
          "body", e.getOriginalMessage().lines().findFirst().orElse(""), type.getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Address of the caller, for limits only. */
  public String client() {
    return client;
  }

  /** Who is signed in; always someone in an operation that {@link Requires} a permission. */
  public Principal principal() {
    if (principal == null) {
      throw ProblemException.of(Problem.notSignedIn());
    }
    return principal;
  }
}
