package org.hotline12345.listening;

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

  private static final int MOBILE = 11;
  private static final int TAIL = 4;
  private static final int SHORTEST_CORRECTION = 3;

  /** Of all phrases one in so many is a question: the more may be said, the less is told apart. */
  private static final int QUESTIONS = 6;

  private final Settings settings;
  private final Departments departments;
  private final Supplier<List<String>> questions;
  private final SpokenPhrases phrases = SpokenPhrases.shipped();
  private final SpokenPlaces places;
  private final List<String> times;
  private final List<String> mobiles = SpokenNumbers.mobiles();

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
    this.places = new SpokenPlaces(gazetteer, phrases);
    this.times = SpokenTimes.all(phrases);
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
      draft.digits(SpokenNumbers.tails(TAIL), TAIL);
    } else if (form == null && offered) {
      // The fewer, the surer: what else he wants he can say once this is settled.
      draft.choose(Occasion.DEMAND);
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
    draft.choose(Occasion.YES);
    draft.choose(Occasion.NO);
    draft.piece(Occasion.PIECE);
    for (Department department : departments.all()) {
      if (department.ofCity()) {
        department.aliases().forEach(draft::choose);
      }
    }
    questions.get().stream().limit(settings.phrases() / QUESTIONS).forEach(draft::choose);
  }

  private void form(Draft draft, FormStep step, OrderForm form) {
    switch (step) {
      case WHAT -> {
        draft.choose(Occasion.DEMAND);
        draft.choose(Occasion.OPEN);
        draft.piece(Occasion.PIECE);
      }
      case WHERE -> {
        draft.slow = true;
        draft.say(places.all());
        villages(draft, form);
        draft.choose(Occasion.YES);
        draft.choose(Occasion.NO);
      }
      case COUNTY -> {
        places.counties().forEach(draft::choose);
        draft.choose(Occasion.COUNTY);
      }
      case WHEN -> {
        draft.choose(Occasion.WHEN);
        draft.say(times);
        placeCorrection(draft, form);
      }
      case CONTACT -> {
        draft.digits(mobiles, MOBILE);
        draft.say(phrases.of(Occasion.NAME));
        draft.choose(Occasion.CONTACT);
        placeCorrection(draft, form);
      }
      case CONFIDENTIAL -> {
        draft.choose(Occasion.CONFIDENTIAL);
        draft.choose(Occasion.YES);
        draft.choose(Occasion.NO);
        phoneCorrection(draft, form);
      }
      case CONFIRM -> {
        draft.choose(Occasion.YES);
        draft.choose(Occasion.NO);
        // A lone 地点 or 事项 says little and would clear a field.
        phrases.of(Occasion.CORRECTION).stream()
            .filter(said -> said.length() >= SHORTEST_CORRECTION)
            .forEach(draft::choose);
        phoneCorrection(draft, form);
        // What decides must not be taken for half an address.
        draft.joined = false;
      }
    }
  }

  /** Villages only of the county that is known: there are thousands. */
  private void villages(Draft draft, OrderForm form) {
    Place place = form.place();
    if (place != null && !place.county().equals(Place.CITY)) {
      draft.say(places.villages(place.county()));
    }
  }

  /** What was just said back is corrected at once: 不是紫金街道，是岩泉街道. */
  private void placeCorrection(Draft draft, OrderForm form) {
    Place place = form.place();
    if (place == null) {
      return;
    }
    draft.say(phrases.of(Occasion.CORRECTION));
    for (String town : places.towns(place.county())) {
      draft.choose("不对是" + town);
      draft.choose("地点不对是" + town);
    }
    if (place.path().isEmpty()) {
      draft.say(places.counties());
    }
  }

  private static void phoneCorrection(Draft draft, OrderForm form) {
    SpokenNumbers.corrections(form.phone()).forEach(draft::choose);
  }

  /** Collects phrases in the order of their weight and cuts what is too much. */
  private final class Draft {
    private final Set<String> choices = new LinkedHashSet<>();
    private final Set<String> sentences = new LinkedHashSet<>();
    private boolean joined;
    private boolean slow;
    private int digits;

    void choose(Occasion occasion) {
      phrases.of(occasion).forEach(this::choose);
    }

    void choose(String phrase) {
      String said = NOT_SAID.matcher(phrase).replaceAll("");
      if (HAN.matcher(said).matches() || said.length() == 1) {
        choices.add(said);
      }
    }

    /** What may stand in a longer utterance. */
    void piece(Occasion occasion) {
      sentences.addAll(phrases.of(occasion));
    }

    /** What may be said in a row, the words of one after those of another. */
    void say(List<String> said) {
      joined = true;
      for (String sentence : said) {
        String plain = NOT_SAID.matcher(sentence).replaceAll("");
        if (!plain.isEmpty()) {
          sentences.add(plain);
        }
      }
    }

    void digits(List<String> numbers, int wanted) {
      say(numbers);
      slow = true;
      digits = wanted;
    }

    Expectation done() {
      int most = settings.phrases();
      List<String> said = sentences.stream().limit(most - most / 3).toList();
      List<String> chosen = choices.stream().limit(most - said.size()).toList();
      if (settings.dictation()) {
        return new Expectation(new Expected.Anything(), chosen, true, slow, digits);
      }
      Set<String> all = new LinkedHashSet<>(chosen);
      all.addAll(said);
      return new Expectation(new Expected.Phrases(List.copyOf(all)), chosen, joined, slow, digits);
    }
  }
}
