package org.hotline12345.channels.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Opened;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.Turn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Talks to the engine on the terminal. */
@Command(
    name = "chat",
    description = {
      "Talks to the engine on the terminal, until end of input or /quit.",
      "With --json: one utterance per line in, one reply object per line out; where the bot says",
      "several things at once, texts are joined and the single replies stand in \"replies\"."
    })
final class ChatCommand implements Runnable {
  @Option(
      names = "--json",
      description = "One utterance per line in, one reply object per line out.")
  private boolean json;

  @Option(
      names = "--fresh",
      description =
          "Talk to a new system in memory with the starter knowledge; the data folder is not touched.")
  private boolean fresh;

  @Option(
      names = "--dialled",
      paramLabel = "NUMBER",
      description = "The line that was called, as in 96119.")
  private @Nullable String dialled;

  @Mixin private ConfigOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    try (Hotline hotline = fresh ? Hotline.temporary(config, clock) : Hotline.open(config, clock);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      talk(hotline, in, spec.commandLine().getOut());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Hotline hotline, BufferedReader in, PrintWriter out) throws IOException {
    Opened opened = hotline.talks().engine().open(Channel.TERMINAL, dialled);
    if (!json) {
      opened.replies().forEach(reply -> show(reply, out));
      prompt(out);
    }
    int turn = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String text = line.strip();
      if (text.equals("/quit")) {
        return;
      }
      if (!text.isEmpty()) {
        turn++;
        List<Reply> replies =
            hotline
                .talks()
                .engine()
                .handle(
                    new Turn(
                        opened.conversationId(), "line-" + turn, text, hotline.clock().instant()))
                .replies();
        if (json) {
          ResultOption.line(out, joined(replies), hotline.clock().getZone());
        } else {
          replies.forEach(reply -> show(reply, out));
        }
      }
      if (!json) {
        prompt(out);
      }
    }
  }

  private static void prompt(PrintWriter out) {
    out.print("> ");
    out.flush();
  }

  private static void show(Reply reply, PrintWriter out) {
    out.println(reply.text());
    for (Reply.Citation citation : reply.citations()) {
      out.printf("  [%s · %s · %s]%n", citation.title(), citation.department(), citation.source());
    }
    if (!reply.quickReplies().isEmpty()) {
      out.println("  (" + String.join(" | ", reply.quickReplies()) + ")");
    }
  }

  private static Object joined(List<Reply> replies) {
    if (replies.size() == 1) {
      return replies.getFirst();
    }
    if (replies.isEmpty()) {
      return new Joined(null, List.of());
    }
    List<Reply.Citation> citations = new ArrayList<>();
    replies.forEach(reply -> citations.addAll(reply.citations()));
    Reply first = replies.getFirst();
    Reply all =
        new Reply(
            first.kind(),
            String.join("\n\n", replies.stream().map(Reply::text).toList()),
            citations,
            replies.getLast().quickReplies(),
            replies.stream().map(Reply::order).filter(o -> o != null).findFirst().orElse(null),
            replies.stream().map(Reply::handoff).filter(h -> h != null).findFirst().orElse(null));
    return new Joined(all, replies);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Joined(@JsonUnwrapped @Nullable Reply reply, List<Reply> replies) {}
}
