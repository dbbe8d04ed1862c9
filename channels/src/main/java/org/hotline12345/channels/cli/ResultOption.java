package org.hotline12345.channels.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.time.ZoneId;
import org.hotline12345.channels.web.Json;
import picocli.CommandLine.Option;

/** How a command tells its result: for people, or as one line for programs. */
final class ResultOption {
  @Option(
      names = "--json",
      description = "Print the result as one JSON object in the last line of stdout.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** Prints a result, indented unless {@code --json} asks for one line. */
  void print(PrintWriter out, Object result, ZoneId zone) {
    write(
        out,
        result,
        json ? Json.mapper(zone) : Json.mapper(zone).enable(SerializationFeature.INDENT_OUTPUT));
  }

  /** Prints one JSON object in one line. */
  static void line(PrintWriter out, Object object, ZoneId zone) {
    write(out, object, Json.mapper(zone));
  }

  private static void write(PrintWriter out, Object object, ObjectMapper mapper) {
    try {
      out.println(mapper.writeValueAsString(object));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
