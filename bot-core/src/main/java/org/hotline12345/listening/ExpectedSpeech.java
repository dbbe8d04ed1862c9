package org.hotline12345.listening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.listening.SpokenPhrases.Occasion;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.speech.Expected;

/**
 * What can be said at a point of a conversation, bounded in size: recognition is what limits a
 * machine, and its cost grows with the phrases. Emergencies and the wish for a person are always
 * among it. Thread-safe.
 */
public final class ExpectedSpeech {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,14}");
  private static final Pattern NOT_SAID = Pattern.compile("[^\\p{IsHan}]");

  private final Settings settings;
  private final Gazetteer gazetteer;
  private final Departments departments;
  private final Supplier<List<String>> questions;
  private final SpokenPhrases phrases = SpokenPhrases.shipped();

  /**
   * How much a recogniser can bear.
   *
   * @param phrases greatest number of phrases at once
   * @param dictation whether the model is good enough to write down anything
   */
  public record Settings(int phrases, boolean dictation) {}

  /**
   * @param questions what the knowledge base answers, most asked first
   */
  public ExpectedSpeech(
      Settings settings,
      Gazetteer gazetteer,
      Departments departments,
      Supplier<List<String>> questions) {
    this.settings = settings;
    this.gazetteer = gazetteer;
    this.departments = departments;
    this.questions = questions;
  }

  /**
   * What may be said now.
   *
   * @param offered whether the citizen was asked something besides that yes or no answers
   */
  public Expectation of(Conversation state, boolean offered) {
    Draft draft = new Draft();
    draft.choose(Occasion.ALWAYS);
    draft.choose(Occasion.EMERGENCY);
    if (offered || state.holder() == Holder.QUEUE) {
      draft.choose(Occasion.YES);
      draft.choose(Occasion.NO);
    }
    if (state.rating() != null) {
      draft.choose(Occasion.RATING);
    }
    OrderForm form = state.form();
    if (state.progressNumber() != null) {
      draft.spell(Occasion.DIGIT);
    } else if (form == null) {
      open(draft, state);
    } else {
      FormStep asked = form.asked();
      form(draft, asked == null ? form.next() : asked, form);
    }
    return draft.done();
  }

  private void open(Draft draft, Conversation state) {
    if (!state.choices().isEmpty()) {
      Stream.of("第一个", "第二个", "第三个", "都不是", "以上都不是").forEach(draft::choose);
    }
    draft.choose(Occasion.OPEN);
    draft.choose(Occasion.DEMAND);
    questions.get().forEach(draft::choose);
    for (Department department : departments.all()) {
      if (department.ofCity()) {
        department.aliases().forEach(draft::choose);
      }
    }
  }

  private void form(Draft draft, FormStep step, OrderForm form) {
    switch (step) {
      case WHAT -> {
        draft.choose(Occasion.DEMAND);
        draft.spell(Occasion.OPEN);
      }
      case WHERE -> places(draft, form);
      case COUNTY -> {
        draft.slow = false;
        for (Division division : gazetteer.divisions()) {
          if (division.level() == Division.Level.COUNTY) {
            draft.choose(division.name());
          }
        }
      }
      case WHEN -> {
        draft.choose(Occasion.WHEN);
        draft.spell(Occasion.WHEN);
        digits(draft);
        draft.slow = false;
      }
      case CONTACT -> {
        digits(draft);
        draft.spell(Occasion.NAME);
        draft.spell(Occasion.CORRECTION);
        draft.choose(Occasion.NO);
      }
      case CONFIDENTIAL -> {
        draft.choose(Occasion.CONFIDENTIAL);
        correction(draft);
        draft.slow = false;
      }
      case CONFIRM -> {
        draft.choose(Occasion.YES);
        draft.choose(Occasion.NO);
        correction(draft);
        draft.spell(Occasion.WHEN);
        places(draft, form);
        draft.slow = false;
      }
    }
  }

  private void correction(Draft draft) {
    draft.choose(Occasion.CORRECTION);
    draft.spell(Occasion.CORRECTION);
    digits(draft);
  }

  private static void digits(Draft draft) {
    draft.spell(Occasion.DIGIT);
    draft.slow = true;
  }

  /** Counties and towns always; villages only of the county that is known. */
  private void places(Draft draft, OrderForm form) {
    draft.slow = true;
    draft.spell(Occasion.PLACE);
    draft.spell(Occasion.DIGIT);
    Place place = form.place();
    String county = place == null ? Place.CITY : place.county();
    for (Division division : gazetteer.divisions()) {
      boolean known = !county.equals(Place.CITY) && division.code().startsWith(county);
      if (division.level() == Division.Level.COUNTY || division.level() == Division.Level.TOWN) {
        draft.spell(division.name());
      } else if (division.level() == Division.Level.VILLAGE && known) {
        draft.spell(division.name());
      }
    }
  }

  /** Collects phrases in the order of their weight and cuts what is too much. */
  private final class Draft {
    private final Set<String> choices = new LinkedHashSet<>();
    private final Set<String> units = new LinkedHashSet<>();
    private boolean slow;

    void choose(Occasion occasion) {
      phrases.of(occasion).forEach(this::choose);
    }

    void choose(String phrase) {
      String said = NOT_SAID.matcher(phrase).replaceAll("");
      if (HAN.matcher(said).matches() || said.length() == 1) {
        choices.add(said);
      }
    }

    void spell(Occasion occasion) {
      phrases.of(occasion).forEach(this::spell);
    }

    void spell(String phrase) {
      String said = NOT_SAID.matcher(phrase).replaceAll("");
      if (!said.isEmpty()) {
        units.add(said);
      }
    }

    Expectation done() {
      int most = settings.phrases();
      List<String> spelled = units.stream().limit(most).toList();
      List<String> chosen =
          choices.stream().limit(Math.max(most - spelled.size(), most / 3)).toList();
      if (settings.dictation()) {
        return new Expectation(new Expected.Anything(), chosen, true, slow);
      }
      List<String> all = new ArrayList<>(new LinkedHashSet<>(chosen));
      spelled.stream().filter(unit -> !chosen.contains(unit)).forEach(all::add);
      return new Expectation(new Expected.Phrases(all), chosen, !units.isEmpty(), slow);
    }
  }
}
