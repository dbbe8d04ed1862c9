package org.hotline12345.channels.wiring;

import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A process in which citizens complain for ever. It tells {@code ready}, then {@code try id} before
 * each confirmation and {@code done id number} once the engine has returned. Each line ends with a
 * full stop, so that one cut short by the kill is known.
 */
final class TalkingProcess {
  private static final int CITIZENS = 6;

  private TalkingProcess() {}

  /** Arguments: data folder, local time. */
  public static void main(String[] arguments) throws InterruptedException {
    try (LexicalHotline hotline = LexicalHotline.open(Path.of(arguments[0]), arguments[1])) {
      tell("ready");
      for (Thread citizen :
          IntStream.range(0, CITIZENS)
              .mapToObj(i -> Thread.ofPlatform().start(() -> complainForEver(hotline)))
              .toList()) {
        citizen.join();
      }
    }
  }

  private static void complainForEver(LexicalHotline hotline) {
    while (true) {
      Talk talk = Talk.open(hotline.engine(), hotline.clock());
      talk.complain();
      tell("try " + talk.id());
      String number = Talk.number(talk.send(KillTest.CONFIRM, "确认").replies());
      tell("done " + talk.id() + " " + number);
      hotline.orders().caller(number, "load");
    }
  }

  private static void tell(String line) {
    synchronized (System.out) {
      System.out.println(line + ".");
      System.out.flush();
    }
  }
}
