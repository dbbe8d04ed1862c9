package org.hotline12345.dialogue;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.SlotExtractor;
import org.hotline12345.understanding.Slots;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderNumber;
import org.hotline12345.workorder.OrderRequest;
import org.jspecify.annotations.Nullable;

/**
 * Fills an order form over several turns: takes answers, corrections ("不对，是碧湖镇"), additions and
 * cancellation, and tells a digression from an answer. A pure function of form and words.
 * Thread-safe.
 */
final class FormDialogue {

  /** What became of the form. */
  sealed interface Step {

    /** Go on with this form: acknowledge with the phrase, then ask for what is missing. */
    record Ask(OrderForm form, String phrase, String detail) implements Step {}

    /** Ask the same again, with this phrase. */
    record Again(OrderForm form, String phrase) implements Step {}

    /** The citizen confirmed: open the order. */
    record Submit(OrderForm form) implements Step {}

    /** The citizen wants no order. */
    record Cancel() implements Step {}

    /** The words are about something else: deal with that, then come back. */
    record Digression() implements Step {}
  }

  private static final Pattern CANCEL =
      Pattern.compile(
          "^(那?(还是)?(就)?算了|取消|不(投诉|反映|举报|登记|办|提交|说|想(投诉|反映|说|登记|办|弄)|弄|需要登记|要登记)了|撤(销|回|了)|(我)?(放弃|先不)(投诉|反映|登记|了)?|别登记|不用(登记|投诉|反映|管)(了)?|退出|结束登记)|(不(想|打算)?(投诉|反映|登记|举报)了|取消(登记|投诉|这个|吧|工单|申请)|还是算了|那就算了)");
  private static final Pattern YES =
      Pattern.compile("确认|确定|没问题|没有问题|无误|没错|提交|就这样|都对|正确|^(对|是|嗯|好|行|可以|ok)+(的|了|吧|啊|呀|,|。|!)*$");
  private static final Pattern NOT_YET =
      Pattern.compile("不确[认定]|(先|暂时)?(别|不要|不)提交|不(对|正确|是)|等(一)?[下等]|但|不过|还没|有问题(?<!没有问题)|还要");
  private static final Pattern NO =
      Pattern.compile("^(不对|不是|错了|有误|不正确|不确认|改|要改|修改|等等|等一下|有问题|不行)(的|了|吧|一下|啊|，|,|。|!)*$");
  private static final Pattern CORRECTION =
      Pattern.compile(
          "不对|不是|错了|说错|搞错|弄错|记错|写错|更正|改(成|为|一下|到|下)|应该是|换成|纠正|改(地点|时间|电话|事项|名字|称呼)|更改|口误");
  private static final Pattern CORRECTED =
      Pattern.compile(
          "(?:.*(?:应该是|改成|改为|换成|改到|更正为|而是))(.+)$|(?:.*?(?:不对|不是|错了|说错了?|更正|口误)[^,，]*[,，。]?\\s*)(?:是|在|应该)?(.+)$");
  private static final Pattern FIELD_WHERE = Pattern.compile("地点|地址|位置|地方|修改地点");
  private static final Pattern FIELD_WHEN = Pattern.compile("时间|日期|修改时间");
  private static final Pattern FIELD_CONTACT = Pattern.compile("电话|手机|号码|联系方式|修改电话");
  private static final Pattern FIELD_WHAT = Pattern.compile("事项|内容|描述|事情|诉求");
  private static final Pattern ADDITION = Pattern.compile("^(还有|另外|补充|再加|再补|对了|顺便|而且)");
  private static final Pattern SAY_NO = Pattern.compile("^(不|无|没|否|别)|无所谓|随便|都(可以|行)|公开");
  private static final Pattern SAY_YES =
      Pattern.compile("^(要|需要|是|对|嗯|好|可以|行|保密|请|最好|必须|当然|肯定|麻烦)|保密");
  private static final Pattern NO_PHONE =
      Pattern.compile("(不(想|方便|愿意?|能|要|给|留)|没(有)?)[^,。]{0,4}(留|给|说|电话|手机|联系方式)|^(不|没有|没)$|不留|匿名");
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:您好|你好|喂|那个|嗯|请问|麻烦|同志|唉|哎|诶|[,，。!！~ ])*(?:我|我们)?(?:现在)?(?:要|想|想要|需要|来|得|必须|希望)?(?:向(?:你们|您|12345|政府))?(?:实名|匿名)?(?:投诉|反映|反应|举报|登记|提|报|求助|咨询)(?:一下|个|一个|一些|点|下|一件)?(?:投诉|建议|意见|诉求|问题|事情|情况|事|工单|咨询工单)?(?:吧|啊|了)?[:：,，。!！ ]*");

  private static final Pattern TRAILING = Pattern.compile("[,，;；]+$");
  private static final Pattern ENDS_ASKING = Pattern.compile("(?:[?？]|吗|么|呢)[。!！]?$");
  private static final Pattern CLAUSE = Pattern.compile("[^,，。;；!！\\n]+[,，。;；!！\\n]*");
  private static final Pattern ONLY_ASKS =
      Pattern.compile("^(我|我们)?(现在)?(要|想|想要)?(投诉|举报|反映|求助)(一下)?[,，。;；!！\\s]*$");

  private static final int SHORTEST_MATTER = 4;
  private static final int LITTLE_MORE = 5;

  private final SlotExtractor extractor;
  private final Function<String, Optional<String>> elsewhere;

  /**
   * With what finds facts.
   *
   * @param elsewhere the other city a text names, empty when it names none
   */
  FormDialogue(SlotExtractor extractor, Function<String, Optional<String>> elsewhere) {
    this.extractor = extractor;
    this.elsewhere = elsewhere;
  }

  /** A new form with all that the first words already tell. */
  OrderForm start(String id, DemandType type, String text) {
    OrderForm form = OrderForm.start(id, type);
    String matter = matter(text);
    if (matter.length() >= SHORTEST_MATTER) {
      form = form.withWhat(matter);
    }
    return fill(form, extractor.extract(text), false);
  }

  /** The citizen's words without greeting, "我要投诉", and clauses that only tell who they are. */
  String matter(String text) {
    String body = OPENING.matcher(text.strip()).replaceFirst("").strip();
    StringBuilder kept = new StringBuilder();
    Matcher clause = CLAUSE.matcher(body);
    while (clause.find()) {
      if (!aboutTheCaller(clause.group())) {
        kept.append(clause.group());
      }
    }
    return TRAILING.matcher(kept).replaceFirst("").strip();
  }

  private boolean aboutTheCaller(String clause) {
    Slots slots = extractor.extract(clause);
    boolean caller =
        !slots.phone().isEmpty()
            || (!slots.name().isEmpty() && clause.length() <= 9)
            || (slots.confidential() != null && clause.length() <= 12);
    return caller || ONLY_ASKS.matcher(clause).matches();
  }

  /** Another city the place words name, when no place of this city is known. */
  Optional<String> elsewhere(OrderForm form, String text) {
    return form.place() == null || form.place().path().isEmpty()
        ? elsewhere.apply(text)
        : Optional.empty();
  }

  /** One turn on the form. */
  Step next(OrderForm form, Understanding heard) {
    String plain = Normalizer.plain(heard.text());
    FormStep asked = form.asked() == null ? form.next() : form.asked();
    if (CANCEL.matcher(plain).find() && heard.slots().isEmpty()) {
      return new Step.Cancel();
    }
    if (asked == FormStep.CONFIRM && confirms(plain)) {
      return new Step.Submit(form);
    }
    boolean answersYesNo =
        asked == FormStep.CONFIDENTIAL
            && heard.slots().place() == null
            && heard.slots().when().isEmpty()
            && heard.slots().phone().isEmpty();
    if (CORRECTION.matcher(plain).find() && !answersYesNo) {
      return correct(form, asked, plain);
    }
    if (digresses(asked, heard)) {
      return new Step.Digression();
    }
    return answer(form, asked, heard, plain);
  }

  private static boolean confirms(String plain) {
    return plain.length() <= 24 && YES.matcher(plain).find() && !NOT_YET.matcher(plain).find();
  }

  /** Goes by the rules alone: in a form most words are answers, which the model was not taught. */
  private static boolean digresses(FormStep asked, Understanding heard) {
    Route route = heard.guess().ruled();
    if (route == Route.HANDOFF) {
      return true;
    }
    if (answersPlainly(asked, heard)) {
      return false;
    }
    if (route == Route.PROGRESS) {
      return true;
    }
    boolean asks =
        heard.guess().questionWeight() >= 0.9
            && (heard.guess().questionWeight() > heard.guess().orderWeight()
                || ENDS_ASKING.matcher(heard.text().strip()).find());
    if (asked == FormStep.WHAT) {
      return asks && heard.guess().orderWeight() < 0.7;
    }
    return asks || (route == Route.REFUSED && heard.slots().isEmpty());
  }

  /** Whether the words hold the very fact that was asked for, whatever else they sound like. */
  private static boolean answersPlainly(FormStep asked, Understanding heard) {
    String words = heard.text().strip();
    Slots slots = heard.slots();
    boolean asking = ENDS_ASKING.matcher(words).find();
    if (asked == FormStep.CONFIDENTIAL && slots.confidential() != null) {
      return !asking;
    }
    boolean hardlyMoreThanATime =
        !slots.when().isEmpty() && words.length() <= slots.when().length() + LITTLE_MORE;
    if (asked == FormStep.WHEN && hardlyMoreThanATime) {
      return !asking;
    }
    return !slots.phone().isEmpty() && OrderNumber.in(words).isEmpty();
  }

  private Step answer(OrderForm form, FormStep asked, Understanding heard, String plain) {
    Slots slots = heard.slots();
    if (ADDITION.matcher(plain).find() && asked != FormStep.WHAT && plain.length() > 6) {
      String what = form.what() + "；" + heard.text().strip();
      return what.length() <= OrderRequest.LONGEST_MATTER
          ? new Step.Ask(fill(form.withWhat(what), slots, false), "form.noted", "")
          : new Step.Ask(form, "form.full", "");
    }
    return switch (asked) {
      case WHAT -> answerWhat(form, heard);
      case WHERE -> answerWhere(form, heard);
      case COUNTY -> answerCounty(form, heard);
      case WHEN ->
          new Step.Ask(
              fill(form, slots, false)
                  .withWhen(shorten(slots.when().isEmpty() ? heard.text().strip() : slots.when())),
              "",
              "");
      case CONTACT -> answerContact(form, slots, plain);
      case CONFIDENTIAL -> answerConfidential(form, slots, plain);
      case CONFIRM -> answerConfirm(form, slots, plain);
    };
  }

  private Step answerWhat(OrderForm form, Understanding heard) {
    String matter = matter(heard.text());
    if (matter.length() < SHORTEST_MATTER) {
      return new Step.Again(form, "form.again.WHAT");
    }
    DemandType type =
        heard.guess().orderWeight() > 0 && form.type() == DemandType.HELP
            ? heard.guess().type()
            : form.type();
    return new Step.Ask(fill(form.withWhat(matter).withType(type), heard.slots(), false), "", "");
  }

  private Step answerWhere(OrderForm form, Understanding heard) {
    OrderForm filled = fill(form, heard.slots(), false);
    String words = shorten(heard.text().strip());
    Place said = heard.slots().place();
    Place place =
        said == null ? Place.somewhere(words) : new Place(said.code(), said.path(), words);
    return new Step.Ask(filled.withPlace(place), "", "");
  }

  private Step answerCounty(OrderForm form, Understanding heard) {
    OrderForm filled = fill(form, heard.slots(), false);
    return new Step.Ask(filled, "", "");
  }

  private Step answerContact(OrderForm form, Slots slots, String plain) {
    OrderForm filled = fill(form, slots, true);
    if (filled.phone().isEmpty() && slots.name().isEmpty() && !filled.equals(form)) {
      return new Step.Ask(filled, "form.noted", "");
    }
    if (filled.phone().isEmpty()) {
      return new Step.Again(
          filled,
          NO_PHONE.matcher(plain).find() ? "form.again.CONTACT.none" : "form.again.CONTACT");
    }
    return new Step.Ask(filled, "", "");
  }

  private static Step answerConfidential(OrderForm form, Slots slots, String plain) {
    Boolean wish = slots.confidential();
    if (wish == null && SAY_NO.matcher(plain).find()) {
      wish = false;
    } else if (wish == null && SAY_YES.matcher(plain).find()) {
      wish = true;
    }
    OrderForm filled = fill(form, slots, true);
    if (wish != null) {
      return new Step.Ask(filled.withConfidential(wish), "", "");
    }
    return filled.equals(form)
        ? new Step.Again(form, "form.again.CONFIDENTIAL")
        : new Step.Ask(filled, "form.noted", "");
  }

  private Step answerConfirm(OrderForm form, Slots slots, String plain) {
    Optional<FormStep> field = field(plain);
    if (field.isPresent() && slots.isEmpty()) {
      return new Step.Ask(clear(form, field.get()), "", "");
    }
    if (NO.matcher(plain).matches()) {
      return new Step.Again(form, "form.change.which");
    }
    if (!slots.isEmpty()) {
      return new Step.Ask(fill(form, slots, true), "form.noted", "");
    }
    return new Step.Again(form, "form.again.CONFIRM");
  }

  private Step correct(OrderForm form, FormStep asked, String plain) {
    Matcher match = CORRECTED.matcher(plain);
    String tail = plain;
    if (match.find()) {
      String first = match.group(1);
      tail = first != null ? first : match.group(2);
    }
    Slots slots = extractor.extract(tail);
    OrderForm fixed = fill(form, slots, true);
    if (!fixed.equals(form)) {
      return new Step.Ask(fixed, "form.changed", changed(form, fixed));
    }
    Optional<FormStep> field = field(plain);
    if (field.isPresent()) {
      return new Step.Ask(
          replace(form, field.get(), FIELD_WHERE.matcher(tail).find() ? "" : tail), "", "");
    }
    if (form.place() != null
        && form.asked() == FormStep.WHEN
        && tail.length() >= 2
        && !tail.equals(plain)) {
      return new Step.Ask(
          form.withPlace(new Place(form.place().code(), form.place().path(), tail)),
          "form.changed",
          tail);
    }
    return asked == FormStep.CONFIRM
        ? new Step.Again(form, "form.change.which")
        : new Step.Ask(form, "", "");
  }

  private static Optional<FormStep> field(String plain) {
    if (FIELD_WHERE.matcher(plain).find()) {
      return Optional.of(FormStep.WHERE);
    }
    if (FIELD_WHEN.matcher(plain).find()) {
      return Optional.of(FormStep.WHEN);
    }
    if (FIELD_CONTACT.matcher(plain).find()) {
      return Optional.of(FormStep.CONTACT);
    }
    return FIELD_WHAT.matcher(plain).find() ? Optional.of(FormStep.WHAT) : Optional.empty();
  }

  private static OrderForm clear(OrderForm form, FormStep field) {
    return switch (field) {
      case WHAT -> form.withWhat("");
      case WHERE, COUNTY -> form.withPlace(null);
      case WHEN -> form.withWhen("");
      case CONTACT -> form.withPhone("");
      case CONFIDENTIAL -> form.withConfidential(null);
      case CONFIRM -> form;
    };
  }

  private static OrderForm replace(OrderForm form, FormStep field, String value) {
    boolean usable = value.length() >= 2 && field(value).isEmpty();
    if (!usable) {
      return clear(form, field);
    }
    return switch (field) {
      case WHAT -> form.withWhat(value);
      case WHERE -> {
        Place old = form.place();
        yield form.withPlace(
            old == null ? Place.somewhere(value) : new Place(old.code(), old.path(), value));
      }
      case WHEN -> form.withWhen(shorten(value));
      default -> clear(form, field);
    };
  }

  /** Puts the facts into the form; known ones are kept unless {@code over} is set. */
  private static OrderForm fill(OrderForm form, Slots slots, boolean over) {
    OrderForm filled = form;
    Place place = slots.place();
    if (place != null && (over || form.place() == null || form.place().path().isEmpty())) {
      filled = filled.withPlace(merged(form.place(), place, over));
    }
    if (!slots.when().isEmpty() && (over || form.when().isEmpty())) {
      filled = filled.withWhen(shorten(slots.when()));
    }
    if (!slots.name().isEmpty() && (over || form.name().isEmpty())) {
      filled = filled.withName(slots.name());
    }
    if (!slots.phone().isEmpty() && (over || form.phone().isEmpty())) {
      filled = filled.withPhone(slots.phone());
    }
    if (slots.confidential() != null && (over || form.confidential() == null)) {
      filled = filled.withConfidential(slots.confidential());
    }
    return filled;
  }

  private static Place merged(@Nullable Place old, Place said, boolean over) {
    return old == null || over || old.text().isEmpty()
        ? said
        : new Place(said.code(), said.path(), old.text());
  }

  private static String changed(OrderForm before, OrderForm after) {
    if (!after.phone().equals(before.phone())) {
      return after.phone();
    }
    Place place = after.place();
    if (place != null && !place.equals(before.place())) {
      return PlaceWords.of(place);
    }
    return after.when().equals(before.when()) ? after.name() : after.when();
  }

  private static String shorten(String words) {
    return words.length() <= 80 ? words : words.substring(0, 80);
  }
}
