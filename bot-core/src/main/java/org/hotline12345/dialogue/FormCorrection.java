package org.hotline12345.dialogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Place;
import org.hotline12345.workorder.DemandPoint;
import org.hotline12345.workorder.OrderFacts;

/** What a correction (不对，是碧湖镇; 不是三零，是四零; 第二点不要了) makes of an order form. Thread-safe. */
final class FormCorrection {
  private static final Pattern CORRECTED =
      Pattern.compile(
          "(?:.*(?:应该是|改成|改为|换成|改到|更正为|而是))(.+)$"
              // Speech has no commas: 地点不对是鹤城街道.
              + "|[^,，。]*?(?:不对|错了|不是[^,，。]+?)(?:是|在)([^,，。]+)$"
              + "|(?:.*?(?:不对|不是|错了|说错了?|更正|口误)[^,，]*[,，。]?\\s*)(?:是|在|应该)?(.+)$");
  private static final Pattern POINT =
      Pattern.compile(
          "第(?<n>[一二三四五六七八九1-9])(?:点|条|个|项)(?:诉求|要求)?[,，]?(?:(?<drop>不要了?|去掉|删掉|删除|取消|不用了?|不算)|(?:不对|不是|错了|写错了?)?[^,，。]{0,12}?[,，]?(?:应该是|改成|改为|换成|而是|是)(?<to>.{2,80}))");
  private static final Pattern NAME = Pattern.compile("名字|姓名|称呼|姓");
  private static final String NUMERALS = "一二三四五六七八九";

  private final FactExtractor extractor;
  private final FormFilling filling;

  FormCorrection(FactExtractor extractor, FormFilling filling) {
    this.extractor = extractor;
    this.filling = filling;
  }

  FormDialogue.Step correct(OrderForm form, FormStep asked, String plain) {
    Optional<OrderForm> pointed = point(form, plain);
    if (pointed.isPresent()) {
      return new FormDialogue.Step.Ask(pointed.get(), "form.noted", "");
    }
    String phone = extractor.correctedPhone(plain, form.phone());
    if (!phone.equals(form.phone())) {
      return new FormDialogue.Step.Ask(form.withPhone(phone), "form.changed", phone);
    }
    Matcher match = CORRECTED.matcher(plain);
    String tail = plain;
    if (match.find()) {
      tail =
          Stream.of(match.group(1), match.group(2), match.group(3))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(plain);
    }
    Facts facts = extractor.extract(tail);
    OrderForm fixed =
        placed(form, named(amount(filling.fill(form, facts, true), tail, facts), plain, tail));
    String changed = changed(form, fixed);
    if (!changed.isEmpty()) {
      return new FormDialogue.Step.Ask(fixed, "form.changed", changed);
    }
    Optional<FormStep> field = FormDialogue.field(plain);
    if (field.isPresent()) {
      return new FormDialogue.Step.Ask(
          FormDialogue.replace(
              form, field.get(), FormDialogue.FIELD_WHERE.matcher(tail).find() ? "" : tail),
          "",
          "");
    }
    if (form.place() != null
        && form.asked() == FormStep.WHEN
        && tail.length() >= 2
        && !tail.equals(plain)) {
      return new FormDialogue.Step.Ask(
          form.withPlace(new Place(form.place().code(), form.place().path(), tail)),
          "form.changed",
          tail);
    }
    return asked == FormStep.CONFIRM
        ? new FormDialogue.Step.Again(form, "form.change.which")
        : new FormDialogue.Step.Ask(form, "", "");
  }

  /** The place that was wrong is no longer told in the matter either. */
  private static OrderForm placed(OrderForm before, OrderForm fixed) {
    Place wrong = before.place();
    Place right = fixed.place();
    if (wrong == null || right == null || wrong.equals(right) || wrong.text().length() < 2) {
      return fixed;
    }
    return fixed.withWhat(fixed.what().replace(wrong.text(), right.text()));
  }

  /** A number alone is the sum when one was told: 不是三千，是五千. */
  private OrderForm amount(OrderForm form, String tail, Facts facts) {
    OrderFacts old = form.facts();
    Optional<BigDecimal> number = extractor.number(tail);
    boolean alone = facts.isEmpty() && facts.amount() == null && old.amount() != null;
    return alone && number.isPresent() ? form.withFacts(old.withAmount(number.get())) : form;
  }

  /** 名字不对，是程伟: the words behind are the name. */
  private OrderForm named(OrderForm form, String plain, String tail) {
    boolean aboutName = NAME.matcher(plain).find();
    Optional<String> name = aboutName ? extractor.name(tail) : Optional.empty();
    return name.map(form::withName).orElse(form);
  }

  /** Whether the words are about one of the points read back. */
  static boolean isAboutPoint(String plain) {
    return POINT.matcher(plain).find();
  }

  private static Optional<OrderForm> point(OrderForm form, String plain) {
    Matcher match = POINT.matcher(plain);
    List<DemandPoint> points = new ArrayList<>(form.facts().points());
    if (!match.find()) {
      return Optional.empty();
    }
    String number = match.group("n");
    int index = Math.max(NUMERALS.indexOf(number), "123456789".indexOf(number));
    if (index >= points.size()) {
      return Optional.empty();
    }
    String to = match.group("to");
    if (to == null) {
      points.remove(index);
    } else {
      points.set(index, new DemandPoint(FormFilling.shorten(to), ""));
    }
    return Optional.of(form.withFacts(form.facts().withPoints(points)));
  }

  private static String changed(OrderForm before, OrderForm after) {
    if (!after.phone().equals(before.phone())) {
      return after.phone();
    }
    Place place = after.place();
    if (place != null && !place.equals(before.place())) {
      return PlaceWords.of(place);
    }
    if (!after.when().equals(before.when())) {
      return after.when();
    }
    if (!after.name().equals(before.name())) {
      return after.name();
    }
    if (after.confidential() != null && !after.confidential().equals(before.confidential())) {
      return after.confidential() ? "身份保密" : "不保密";
    }
    return changed(before.facts(), after.facts());
  }

  private static String changed(OrderFacts before, OrderFacts after) {
    BigDecimal amount = after.amount();
    BigDecimal old = before.amount();
    if (amount != null && (old == null || amount.compareTo(old) != 0)) {
      return amount.toPlainString() + "元";
    }
    if (!after.plate().equals(before.plate())) {
      return after.plate();
    }
    return after.company().equals(before.company()) ? "" : after.company();
  }
}
