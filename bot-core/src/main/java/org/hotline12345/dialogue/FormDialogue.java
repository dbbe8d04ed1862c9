package org.hotline12345.dialogue;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Route;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderNumber;
import org.hotline12345.workorder.OrderRequest;

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
  static final Pattern FIELD_WHERE = Pattern.compile("地点|地址|位置|地方|修改地点");
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

  private static final Pattern ANOTHER =
      Pattern.compile("^(?:还有(?:就是|一件事|一个事情?|个事情?|一个问题)?|另外|再加|顺便(?:反映|说)?(?:一下)?)[,，:：]?");
  private static final Pattern PHONE_BEGINS = Pattern.compile("(?:1[3-9]|0[1-9])[0-9]*");
  private static final Pattern TAIL_ONLY = Pattern.compile("尾号|后四位|末四位");
  private static final int SHORTEST_POINT = 6;
  private static final int SHORTEST_MATTER = 4;
  private static final int LITTLE_MORE = 5;
  private static final int MOBILE_LENGTH = 11;

  private final FactExtractor extractor;
  private final Function<String, Optional<String>> elsewhere;
  private final FormFilling filling;
  private final FormCorrection corrections;

  /**
   * With what finds facts.
   *
   * @param elsewhere the other city a text names, empty when it names none
   */
  FormDialogue(FactExtractor extractor, Function<String, Optional<String>> elsewhere) {
    this.extractor = extractor;
    this.elsewhere = elsewhere;
    this.filling = new FormFilling(extractor);
    this.corrections = new FormCorrection(extractor, filling);
  }

  /** A new form with all that the first words already tell. */
  OrderForm start(String id, DemandType type, String text) {
    OrderForm form = OrderForm.start(id, type);
    String matter = matter(text);
    if (matter.length() >= SHORTEST_MATTER) {
      form = form.withWhat(matter);
    }
    OrderForm filled = filling.fill(form, extractor.extract(text), false);
    return FormFilling.withPoints(filled, extractor.extract(matter).points());
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
    Facts facts = extractor.extract(clause);
    boolean caller =
        !facts.phone().isEmpty()
            || (!facts.name().isEmpty() && clause.length() <= 9)
            || (facts.confidential() != null && clause.length() <= 12);
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
    boolean wantsPerson = heard.guess().ruled() == Route.HANDOFF;
    if (!wantsPerson && CANCEL.matcher(plain).find() && heard.facts().isEmpty()) {
      return new Step.Cancel();
    }
    if (asked == FormStep.CONFIRM && confirms(plain)) {
      return new Step.Submit(form);
    }
    boolean answersYesNo =
        asked == FormStep.CONFIDENTIAL
            && heard.facts().place() == null
            && heard.facts().when().isEmpty()
            && heard.facts().phone().isEmpty()
            && extractor.correctedPhone(plain, form.phone()).equals(form.phone());
    if (FormCorrection.isAboutPoint(plain) || (CORRECTION.matcher(plain).find() && !answersYesNo)) {
      return corrections.correct(form, asked, plain);
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
    return asks || (route == Route.REFUSED && heard.facts().isEmpty());
  }

  /** Whether the words hold the very fact that was asked for, whatever else they sound like. */
  private static boolean answersPlainly(FormStep asked, Understanding heard) {
    String words = heard.text().strip();
    Facts facts = heard.facts();
    boolean asking = ENDS_ASKING.matcher(words).find();
    if (asked == FormStep.CONFIDENTIAL && facts.confidential() != null) {
      return !asking;
    }
    boolean hardlyMoreThanATime =
        !facts.when().isEmpty() && words.length() <= facts.when().length() + LITTLE_MORE;
    if (asked == FormStep.WHEN && hardlyMoreThanATime) {
      return !asking;
    }
    return !facts.phone().isEmpty() && OrderNumber.in(words).isEmpty();
  }

  private Step answer(OrderForm form, FormStep asked, Understanding heard, String plain) {
    Facts facts = heard.facts();
    if (ADDITION.matcher(plain).find() && asked != FormStep.WHAT && plain.length() > 6) {
      String what = form.what() + "；" + heard.text().strip();
      return what.length() <= OrderRequest.LONGEST_MATTER
          ? new Step.Ask(added(form, heard, what), "form.noted", "")
          : new Step.Ask(form, "form.full", "");
    }
    return switch (asked) {
      case WHAT -> answerWhat(form, heard);
      case WHERE -> answerWhere(form, heard);
      case COUNTY -> answerCounty(form, heard);
      case WHEN ->
          new Step.Ask(
              filling
                  .fill(form, facts, false)
                  .withWhen(
                      FormFilling.shorten(
                          facts.when().isEmpty() ? heard.text().strip() : facts.when())),
              "",
              "");
      case CONTACT -> answerContact(form, facts, plain);
      case CONFIDENTIAL -> answerConfidential(form, facts, plain);
      case CONFIRM -> answerConfirm(form, facts, plain);
    };
  }

  /** The form with what was added; another matter becomes another point of demand. */
  private OrderForm added(OrderForm form, Understanding heard, String what) {
    OrderForm filled = filling.fill(form.withWhat(what), heard.facts(), false);
    Matcher another = ANOTHER.matcher(heard.text().strip());
    String more = another.find() ? matter(heard.text().strip().substring(another.end())) : "";
    return more.length() >= SHORTEST_POINT
        ? FormFilling.withPoint(filled, form.what(), more)
        : filled;
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
    return new Step.Ask(
        filling.fill(form.withWhat(matter).withType(type), heard.facts(), false), "", "");
  }

  private Step answerWhere(OrderForm form, Understanding heard) {
    OrderForm filled = filling.fill(form, heard.facts(), false);
    String words = FormFilling.shorten(heard.text().strip());
    Place said = heard.facts().place();
    Place place =
        said == null ? Place.somewhere(words) : new Place(said.code(), said.path(), words);
    return new Step.Ask(filled.withPlace(place), "", "");
  }

  private Step answerCounty(OrderForm form, Understanding heard) {
    OrderForm filled = filling.fill(form, heard.facts(), false);
    return new Step.Ask(filled, "", "");
  }

  private Step answerContact(OrderForm form, Facts facts, String plain) {
    Optional<Step> part = phonePart(form, facts, plain);
    if (part.isPresent()) {
      return part.get();
    }
    OrderForm filled = filling.fill(form, facts, true);
    if (filled.phone().isEmpty() && facts.name().isEmpty() && !filled.equals(form)) {
      return new Step.Ask(filled, "form.noted", "");
    }
    if (filled.phone().isEmpty()) {
      return new Step.Again(
          filled,
          NO_PHONE.matcher(plain).find() ? "form.again.CONTACT.none" : "form.again.CONTACT");
    }
    return new Step.Ask(filled, "", "");
  }

  /** A phone told in several turns: its parts are joined until it is whole. */
  private Optional<Step> phonePart(OrderForm form, Facts facts, String plain) {
    String digits = form.phonePart() + facts.phonePart();
    boolean begins = !form.phonePart().isEmpty() || !TAIL_ONLY.matcher(plain).find();
    if (!facts.phone().isEmpty()
        || facts.phonePart().isEmpty()
        || !begins
        || !PHONE_BEGINS.matcher(digits).matches()) {
      return Optional.empty();
    }
    String phone = extractor.extract(digits).phone();
    if (!phone.isEmpty()) {
      return Optional.of(
          new Step.Ask(filling.fill(form, facts, true).withPhone(phone).withPhonePart(""), "", ""));
    }
    return digits.length() < MOBILE_LENGTH
        ? Optional.of(new Step.Again(form.withPhonePart(digits), "form.again.CONTACT.more"))
        : Optional.of(new Step.Again(form.withPhonePart(""), "form.again.CONTACT"));
  }

  private Step answerConfidential(OrderForm form, Facts facts, String plain) {
    Boolean wish = facts.confidential();
    if (wish == null && SAY_NO.matcher(plain).find()) {
      wish = false;
    } else if (wish == null && SAY_YES.matcher(plain).find()) {
      wish = true;
    }
    OrderForm filled = filling.fill(form, facts, true);
    if (wish != null) {
      return new Step.Ask(filled.withConfidential(wish), "", "");
    }
    return filled.equals(form)
        ? new Step.Again(form, "form.again.CONFIDENTIAL")
        : new Step.Ask(filled, "form.noted", "");
  }

  private Step answerConfirm(OrderForm form, Facts facts, String plain) {
    Optional<FormStep> field = field(plain);
    if (field.isPresent() && facts.isEmpty()) {
      return new Step.Ask(clear(form, field.get()), "", "");
    }
    if (NO.matcher(plain).matches()) {
      return new Step.Again(form, "form.change.which");
    }
    if (!facts.isEmpty() || facts.tellsMore()) {
      return new Step.Ask(filling.fill(form, facts, true), "form.noted", "");
    }
    return new Step.Again(form, "form.again.CONFIRM");
  }

  static Optional<FormStep> field(String plain) {
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

  static OrderForm replace(OrderForm form, FormStep field, String value) {
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
      case WHEN -> form.withWhen(FormFilling.shorten(value));
      default -> clear(form, field);
    };
  }
}
