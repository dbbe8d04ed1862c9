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
    ObjectMapper mapper = Json.mapper(zone);
    if (!json) {
      mapper.enable(SerializationFeature.INDENT_OUTPUT);
    }
    try {
      out.println(mapper.writeValueAsString(result));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
