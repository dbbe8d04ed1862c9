package org.hotline12345.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.RatingAsked;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteGuess;
import org.hotline12345.workorder.DemandType;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do with a turn: a pure function of the conversation and what was understood.
 * Turns inside an open form are {@link FormDialogue}'s. Thread-safe.
 */
final class Policy {

  private static final Pattern ORDINAL =
      Pattern.compile("^(?:第|选)?([一二三四1234])(?:个|项|条|种)?(?:吧|的)?[。.]?$");
  private static final Pattern PROGRESS_TAIL = Pattern.compile("(?<![0-9])[0-9]{4}(?![0-9])");
  private static final Pattern SIDE =
      Pattern.compile(
          "收不收费|要不要钱|有效期|材料|证件|手续|带什么|带哪些|带些什么|要带|准备|多少钱|费用|收费|要钱|免费|多久|几天|几年|时间|期限|条件|资格|流程|步骤|怎么办|怎么弄|哪里办|去哪|在哪|地方|电话|找谁|网上|线上|代办|别人");
  private static final Pattern FILLER =
      Pattern.compile(
          "那么?|然后|还有?|另外|请问|这个|这|它|需要|要|可以|能|吗|呢|啊|呀|的|了|我|是|去|办理?|什么|哪些|些|怎么|如何|都|得|一般|大概|具体|一下|交|拿|[,。?!、]");
  private static final Pattern GREETING = Pattern.compile("谢|辛苦|感谢|帮.{0,3}大忙");
  private static final Pattern FAREWELL = Pattern.compile("再见|拜拜|没事了|不用了?|就这样|没(有)?(别的)?问题|88");
  private static final Pattern WHO =
      Pattern.compile("谁|什么人|机器人|真人|名字|ai|功能|会什么|能做|会做|能干|干什么|干嘛|几岁|多大|自我?介绍|介绍");
  private static final Pattern QUESTION_MARK = Pattern.compile("[?？]|吗|呢$");

  /** Ways that only the model sees, and a near article speaks against. */
  private static final Set<Route> OPEN_TO_DOUBT = Set.of(Route.STATUTORY, Route.REFUSED);

  /** Who says such a thing does not tell why he is not content. */
  private static final Set<Route> LEAVES_THE_REASON =
      Set.of(Route.HANDOFF, Route.PROGRESS, Route.EMERGENCY);

  private static final int LONGEST_FOLLOW_UP = 16;

  private final PolicySettings settings;

  Policy(PolicySettings settings) {
    this.settings = settings;
  }

  /** What to do with the turn. Never null. */
  Decision decide(Conversation state, Understanding heard) {
    String plain = Normalizer.plain(heard.text());
    Optional<Decision> rated = rated(state, heard, plain);
    if (rated.isPresent()) {
      return rated.get();
    }
    Optional<Satisfaction> score =
        Arrays.stream(Satisfaction.values()).filter(s -> s.label().equals(plain)).findFirst();
    if (score.isPresent()) {
      return new Decision.TakeRating(score.get());
    }
    if (state.progressNumber() != null && PROGRESS_TAIL.matcher(plain).find()) {
      return new Decision.TellProgress();
    }
    Optional<Decision> chosen = choice(state, plain);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (plain.startsWith(FormResponder.REGISTER) && !state.lastText().isEmpty()) {
      boolean asks = plain.contains("咨询");
      return new Decision.TakeDemand(asks ? DemandType.CONSULTATION : DemandType.COMPLAINT, false);
    }
    String last = state.lastArticle();
    if (last != null && asksOnlyASide(plain)) {
      return new Decision.FollowUp(last);
    }
    if (last != null && goesOn(last, heard, plain)) {
      return new Decision.FollowUp(last);
    }
    String call = state.emergency();
    if (call != null && (heard.guess().route() == Route.UNCLEAR || heard.facts().place() != null)) {
      return new Decision.CallNow(call);
    }
    return byRoute(heard, plain);
  }

  /** What is said to a question about how an order was dealt with, while it is open. */
  private static Optional<Decision> rated(Conversation state, Understanding heard, String plain) {
    if (RatingWords.wantsToRate(plain) && !state.orders().isEmpty()) {
      return Optional.of(new Decision.AskRating());
    }
    RatingAsked asked = state.rating();
    if (asked == null) {
      return Optional.empty();
    }
    return switch (asked.step()) {
      case RESULT ->
          RatingWords.opinion(plain, state.channel() != Channel.WECHAT)
              .map(opinion -> new Decision.RateOrder(asked.number(), opinion, false));
      case SOLVED -> {
        Boolean solved = RatingWords.solvedIn(plain);
        yield solved == null && !RatingWords.cannotTell(plain)
            ? Optional.empty()
            : Optional.of(
                new Decision.RateOrder(
                    asked.number(), new Opinion(null, solved, null, null, ""), true));
      }
      case REASON ->
          LEAVES_THE_REASON.contains(heard.guess().route())
              ? Optional.empty()
              : Optional.of(
                  new Decision.RateOrder(
                      asked.number(),
                      new Opinion(
                          null,
                          null,
                          null,
                          null,
                          RatingWords.nothingMore(plain) ? "" : heard.text()),
                      true));
    };
  }

  /** Whether a short question is about the article told before: nothing else fits it closely. */
  private boolean goesOn(String last, Understanding heard, String plain) {
    Route route = heard.guess().route();
    boolean mayAsk =
        route == Route.QUESTION
            || (route == Route.UNCLEAR && QUESTION_MARK.matcher(heard.text()).find());
    if (!mayAsk || plain.length() > LONGEST_FOLLOW_UP || heard.nearness() >= settings.sure()) {
      return false;
    }
    return heard.nearness() < settings.related()
        || heard.hits().stream().anyMatch(h -> h.passage().articleId().equals(last));
  }

  /** Whether the words name a side of a matter (材料, 费用, 多久) but no matter. */
  static boolean asksOnlyASide(String plain) {
    if (plain.length() > 20 || !SIDE.matcher(plain).find()) {
      return false;
    }
    String rest = FILLER.matcher(SIDE.matcher(plain).replaceAll("")).replaceAll("");
    return rest.length() <= 1;
  }

  private static Optional<Decision> choice(Conversation state, String plain) {
    Matcher ordinal = ORDINAL.matcher(plain);
    if (state.choices().isEmpty() || !ordinal.matches()) {
      return Optional.empty();
    }
    int index = Math.floorMod("一二三四1234".indexOf(ordinal.group(1)), 4);
    return index < state.choices().size()
        ? Optional.of(new Decision.FollowUp(state.choices().get(index)))
        : Optional.empty();
  }

  private Decision byRoute(Understanding heard, String plain) {
    RouteGuess guess = heard.guess();
    boolean opinionOnly = guess.ruled() == Route.QUESTION;
    if (opinionOnly && OPEN_TO_DOUBT.contains(guess.route()) && general(heard) != null) {
      return question(heard);
    }
    return switch (guess.route()) {
      case STATUTORY -> new Decision.Lawful(guess.target(), general(heard));
      case SUBCENTRE -> new Decision.SubCentre(guess.target(), general(heard));
      case REFUSED -> new Decision.Refuse(guess.target());
      case HANDOFF -> new Decision.ToPerson("citizen");
      case PROGRESS -> new Decision.TellProgress();
      case SMALLTALK -> new Decision.SmallTalk(smallTalk(plain));
      case ORDER -> demand(heard);
      case QUESTION -> question(heard);
      case EMERGENCY -> new Decision.CallNow(guess.target());
      case UNCLEAR -> unclear(heard);
    };
  }

  private static String smallTalk(String plain) {
    if (GREETING.matcher(plain).find()) {
      return "thanks";
    }
    if (FAREWELL.matcher(plain).find()) {
      return "bye";
    }
    return WHO.matcher(plain).find() ? "who" : "greeting";
  }

  private @Nullable Hit general(Understanding heard) {
    boolean asks = heard.guess().questionWeight() >= heard.guess().orderWeight();
    return asks && heard.nearness() >= settings.answer() ? heard.hits().getFirst() : null;
  }

  /** A demand, unless it is a question in a demand's words that an article answers closely. */
  private Decision demand(Understanding heard) {
    RouteGuess guess = heard.guess();
    if (guess.asks() && heard.nearness() >= settings.sure()) {
      return new Decision.Answer(heard.hits().getFirst(), true);
    }
    return new Decision.TakeDemand(guess.type(), guess.abusive());
  }

  private Decision question(Understanding heard) {
    if (heard.nearness() >= settings.answer()) {
      List<Hit> rivals = rivals(heard.hits());
      boolean demand = heard.guess().orderWeight() >= 0.9;
      return rivals.size() > 1
          ? new Decision.Clarify(rivals)
          : new Decision.Answer(heard.hits().getFirst(), demand);
    }
    if (heard.nearness() >= settings.offer()) {
      return new Decision.Clarify(near(heard.hits(), settings.offer()));
    }
    return new Decision.NothingKnown();
  }

  private Decision unclear(Understanding heard) {
    if (heard.nearness() >= settings.sure()) {
      return question(heard);
    }
    if (heard.nearness() >= settings.related() && heard.text().length() >= 3) {
      return new Decision.Clarify(near(heard.hits(), settings.offer()));
    }
    boolean asks = QUESTION_MARK.matcher(heard.text()).find() && heard.text().length() > 6;
    return asks ? new Decision.NothingKnown() : new Decision.NotUnderstood();
  }

  /**
   * The best article and those that may be meant as well, unless the best is plainly meant: about
   * as good, or nearer in meaning though not in words, as happens when a question is too general
   * for one article.
   */
  private List<Hit> rivals(List<Hit> hits) {
    Hit best = hits.getFirst();
    if (best.cited() || best.cosine() >= settings.plain()) {
      return List.of(best);
    }
    Stream<Hit> others =
        hits.stream()
            .skip(1)
            .filter(
                other ->
                    settings.alike().holds(best, other) || settings.nearer().holds(best, other));
    return Stream.concat(Stream.of(best), others).limit(3).toList();
  }

  private static List<Hit> near(List<Hit> hits, double least) {
    return hits.stream().filter(h -> h.cosine() >= least).limit(3).toList();
  }
}
