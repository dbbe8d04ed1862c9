package org.hotline12345.channels.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a request the contract rejects: where, what was there, what should be.
 */
final class Faults {
  private static final int SHOWN = 60;

  private final Operation operation;
  private final List<Problem.Fault> found = new ArrayList<>();

  private Faults(Operation operation) {
    this.operation = operation;
  }

  /**
   * @param parameter value of a path, query or header parameter, null when absent
   * @param body the body, null when there is none or it is no JSON
   */
  static Problem explain(
      ValidatorException failure,
      Operation operation,
      java.util.function.UnaryOperator<@Nullable String> parameter,
      @Nullable Object body) {
    Faults faults = new Faults(operation);
    faults.parameters(parameter);
    if (faults.found.isEmpty() && operation.getRequestBody() != null) {
      faults.body(failure, body);
    }
    if (faults.found.isEmpty()) {
      String message = String.valueOf(failure.getMessage());
      faults.found.add(new Problem.Fault("request", message, "what /openapi.json says"));
    }
    return Problem.invalid(faults.found);
  }

  private void parameters(java.util.function.UnaryOperator<@Nullable String> value) {
    for (Parameter parameter : operation.getParameters()) {
      String actual = value.apply(parameter.getName());
      JsonObject schema = model(parameter).getJsonObject("schema", new JsonObject());
      String field =
          parameter.getIn().toString().toLowerCase(java.util.Locale.ROOT)
              + "."
              + parameter.getName();
      if (actual == null) {
        if (parameter.isRequired()) {
          found.add(new Problem.Fault(field, "missing", expected(schema)));
        }
      } else if (!fits(actual, schema)) {
        found.add(new Problem.Fault(field, shown(actual), expected(schema)));
      }
    }
  }

  private static JsonObject model(Parameter parameter) {
    return parameter.getOpenAPIModel();
  }

  private static boolean fits(String actual, JsonObject schema) {
    if ("integer".equals(schema.getString("type"))) {
      if (!actual.matches("-?\\d{1,18}")) {
        return false;
      }
      long number = Long.parseLong(actual);
      return number >= schema.getLong("minimum", Long.MIN_VALUE)
          && number <= schema.getLong("maximum", Long.MAX_VALUE);
    }
    int length = actual.codePointCount(0, actual.length());
    JsonArray allowed = schema.getJsonArray("enum");
    String pattern = schema.getString("pattern");
    return length >= schema.getInteger("minLength", 0)
        && length <= schema.getInteger("maxLength", Integer.MAX_VALUE)
        && (allowed == null || allowed.contains(actual))
        && (pattern == null || java.util.regex.Pattern.compile(pattern).matcher(actual).find());
  }

  private void body(ValidatorException failure, @Nullable Object body) {
    if (body == null) {
      found.add(new Problem.Fault("body", "no JSON object", "application/json"));
      return;
    }
    if (!(failure instanceof SchemaValidationException invalid)) {
      return;
    }
    OutputUnit output = invalid.getOutputUnit();
    List<OutputUnit> errors = output.getErrors() == null ? List.of() : output.getErrors();
    for (OutputUnit error : errors) {
      fault(error, body);
    }
    // A property that fails its own schema is reported as additional too; only the rest are.
    Set<String> explained = new HashSet<>();
    found.forEach(fault -> explained.add(fault.field()));
    for (OutputUnit error : errors) {
      String field = field(error);
      if (isAdditional(error) && !field.equals("body") && explained.add(field)) {
        found.add(new Problem.Fault(field, shown(at(error, body)), "no such field"));
      }
    }
  }

  private void fault(OutputUnit error, Object body) {
    String keyword = last(error.getKeywordLocation());
    if (error.getErrors() != null && !error.getErrors().isEmpty()) {
      error.getErrors().forEach(inner -> fault(inner, body));
      return;
    }
    if (isAdditional(error) || List.of("properties", "$ref", "items").contains(keyword)) {
      return;
    }
    String field = field(error);
    Object actual = at(error, body);
    if (keyword.equals("required") && actual instanceof JsonObject object) {
      String message = String.valueOf(error.getError());
      String name = message.replaceFirst(".*\"([^\"]+)\".*", "$1");
      if (!object.containsKey(name)) {
        found.add(new Problem.Fault(field + "." + name, "missing", "present"));
        return;
      }
    }
    found.add(new Problem.Fault(field, shown(actual), String.valueOf(error.getError())));
  }

  private static boolean isAdditional(OutputUnit error) {
    return last(error.getKeywordLocation()).equals("additionalProperties");
  }

  private static String field(OutputUnit error) {
    return "body" + error.getInstanceLocation().replaceFirst("^#", "").replace('/', '.');
  }

  private static @Nullable Object at(OutputUnit error, Object body) {
    Object value = body;
    for (String step : error.getInstanceLocation().replaceFirst("^#/?", "").split("/", -1)) {
      if (value instanceof JsonObject object && !step.isEmpty()) {
        value = object.getValue(step);
      } else if (value instanceof JsonArray array && step.matches("\\d{1,6}")) {
        value = array.getValue(Integer.parseInt(step));
      }
    }
    return value;
  }

  private static String last(@Nullable String location) {
    return location == null ? "" : location.substring(location.lastIndexOf('/') + 1);
  }

  private static String expected(JsonObject schema) {
    List<String> parts = new ArrayList<>();
    if ("integer".equals(schema.getString("type"))) {
      parts.add(
          schema.getLong("minimum", Long.MIN_VALUE)
              + "–"
              + schema.getLong("maximum", Long.MAX_VALUE));
    }
    if (schema.containsKey("enum")) {
      parts.add("one of " + schema.getJsonArray("enum").encode());
    }
    if (schema.containsKey("maxLength")) {
      parts.add(
          schema.getInteger("minLength", 0) + "–" + schema.getInteger("maxLength") + " characters");
    }
    if (schema.containsKey("pattern")) {
      parts.add("matching " + schema.getString("pattern"));
    }
    return parts.isEmpty() ? schema.getString("type", "text") : String.join(", ", parts);
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof String text && text.length() > SHOWN) {
      return text.codePointCount(0, text.length()) + " characters";
    }
    String text = String.valueOf(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
