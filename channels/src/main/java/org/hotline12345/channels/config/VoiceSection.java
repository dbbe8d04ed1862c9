package org.hotline12345.channels.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads and prints the section {@code voice}. */
final class VoiceSection {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(5);

  private VoiceSection() {}

  static VoiceConfig read(Section section) {
    VoiceConfig config =
        new VoiceConfig(
            turn(section.section("turn")),
            grammar(section.section("grammar")),
            transfer(section.section("transfer")),
            recording(section.section("recording")),
            SipSection.read(section.section("sip")));
    section.rejectUnknown();
    return config;
  }

  private static VoiceConfig.Turn turn(Section section) {
    VoiceConfig.Turn turn =
        new VoiceConfig.Turn(
            millis(section, "silence", 600),
            millis(section, "slowSilence", 1300),
            millis(section, "hesitation", 1800),
            millis(section, "longest", 30_000),
            millis(section, "bargeIn", 250),
            millis(section, "greetingBargeIn", 600),
            millis(section, "filler", 1500),
            millis(section, "patience", 15_000),
            millis(section, "noInput", 7000),
            millis(section, "keyPause", 4000),
            section.integer("attempts", 3, 1, 9),
            section.integer("spokenCharacters", 70, 20, 1000));
    section.rejectUnknown();
    return turn;
  }

  private static Duration millis(Section section, String key, int otherwise) {
    return section.duration(key, Duration.ofMillis(otherwise), SHORT, LONG);
  }

  private static VoiceConfig.Grammar grammar(Section section) {
    VoiceConfig.Grammar grammar =
        new VoiceConfig.Grammar(
            section.integer("phrases", 600, 50, 5000),
            section.flag("dictation", false),
            section.integer("sure", 60, 1, 100),
            section.integer("perhaps", 40, 1, 100));
    section.rejectUnknown();
    return grammar;
  }

  private static VoiceConfig.Transfer transfer(Section section) {
    Map<String, String> emergency = new TreeMap<>();
    for (String number : new String[] {"110", "119", "120", "122"}) {
      emergency.put(number, number);
    }
    emergency.putAll(section.targets("emergency"));
    VoiceConfig.Transfer transfer =
        new VoiceConfig.Transfer(
            emergency,
            section.targets("subCentres"),
            section.targets("seats"),
            section.duration("announceEvery", Duration.ofSeconds(20), Duration.ofSeconds(5), LONG),
            section.integer("minutesEach", 3, 1, 60));
    section.rejectUnknown();
    return transfer;
  }

  private static VoiceConfig.Recording recording(Section section) {
    VoiceConfig.Recording recording =
        new VoiceConfig.Recording(
            section.flag("enabled", true), Duration.ofDays(section.integer("days", 180, 1, 3650)));
    section.rejectUnknown();
    return recording;
  }

  static Map<String, Object> print(VoiceConfig config) {
    VoiceConfig.Turn turn = config.turn();
    Map<String, Object> turns = new LinkedHashMap<>();
    turns.put("silence", Section.written(turn.silence()));
    turns.put("slowSilence", Section.written(turn.slowSilence()));
    turns.put("hesitation", Section.written(turn.hesitation()));
    turns.put("longest", Section.written(turn.longest()));
    turns.put("bargeIn", Section.written(turn.bargeIn()));
    turns.put("greetingBargeIn", Section.written(turn.greetingBargeIn()));
    turns.put("filler", Section.written(turn.filler()));
    turns.put("patience", Section.written(turn.patience()));
    turns.put("noInput", Section.written(turn.noInput()));
    turns.put("keyPause", Section.written(turn.keyPause()));
    turns.put("attempts", turn.attempts());
    turns.put("spokenCharacters", turn.spokenCharacters());
    Map<String, Object> grammar = new LinkedHashMap<>();
    grammar.put("phrases", config.grammar().phrases());
    grammar.put("dictation", config.grammar().dictation());
    grammar.put("sure", config.grammar().sure());
    grammar.put("perhaps", config.grammar().perhaps());
    VoiceConfig.Transfer to = config.transfer();
    Map<String, Object> transfer = new LinkedHashMap<>();
    transfer.put("emergency", new TreeMap<>(to.emergency()));
    transfer.put("subCentres", new TreeMap<>(to.subCentres()));
    transfer.put("seats", new TreeMap<>(to.seats()));
    transfer.put("announceEvery", Section.written(to.announceEvery()));
    transfer.put("minutesEach", to.minutesEach());
    Map<String, Object> recording = new LinkedHashMap<>();
    recording.put("enabled", config.recording().enabled());
    recording.put("days", config.recording().kept().toDays());
    Map<String, Object> voice = new LinkedHashMap<>();
    voice.put("turn", turns);
    voice.put("grammar", grammar);
    voice.put("transfer", transfer);
    voice.put("recording", recording);
    voice.put("sip", SipSection.print(config.sip()));
    return voice;
  }
}
