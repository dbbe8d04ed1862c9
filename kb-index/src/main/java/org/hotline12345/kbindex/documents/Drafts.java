package org.hotline12345.kbindex.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/** Makes articles of what was read. Immutable. */
final class Drafts {
  private static final Pattern ISSUED_INSIDE =
      Pattern.compile(".*(?:印发|发布|公布)《?(.{4,60}?)》?(?:（[^）]*）)?的(?:通知|公告|通告|决定)");
  private static final int HASH = 10;

  private final @Nullable String department;
  private final Departments departments;
  private final Gazetteer gazetteer;
  private final LocalDate today;

  /**
   * @param department owner of all, null to take it from each document or row
   */
  Drafts(
      @Nullable String department, Departments departments, Gazetteer gazetteer, LocalDate today) {
    this.department = department;
    this.departments = departments;
    this.gazetteer = gazetteer;
    this.today = today;
  }

  DocumentDraft document(String file, SourceDocument document, List<String> warnings) {
    List<String> questions = new ArrayList<>(List.of(document.title()));
    Matcher inside = ISSUED_INSIDE.matcher(document.title());
    if (inside.matches()) {
      questions.add(inside.group(1));
    }
    Optional<Department> unit = unit(document.issuer());
    LocalDate from =
        document.effective() != null
            ? document.effective()
            : document.issued() != null ? document.issued() : today;
    LocalDate until = document.until();
    List<String> told = new ArrayList<>(warnings);
    if (until != null && until.isBefore(today)) {
      told.add("文件有效期已过（至 " + until + "），发布后不会用来答复");
    }
    KnowledgeArticle article =
        article(
            documentId(document),
            document.title(),
            questions,
            BlockMarkdown.body(document),
            owner(unit),
            unit.map(Department::division).orElseGet(() -> region(document.issuer())),
            List.of(),
            List.of(cited(document)),
            cited(document),
            document.issued() != null ? document.issued() : today,
            until != null && from.isAfter(until) ? until : from,
            until,
            document.number() == null ? List.of() : List.of(document.number()));
    return new DocumentDraft(
        file,
        article,
        true,
        document.number(),
        document.issuer(),
        document.issued(),
        document.clauses(),
        document.tables(),
        document.annexes(),
        told);
  }

  /** One row of a question list. */
  DocumentDraft row(String file, QuestionRow row, List<String> warnings) {
    Optional<Department> unit = unit(row.department());
    List<String> told = new ArrayList<>(warnings);
    if (!row.department().isEmpty() && unit.isEmpty() && department == null) {
      told.add("部门“" + row.department() + "”不在单位名录里");
    }
    List<String> questions = new ArrayList<>(List.of(row.question()));
    row.similar().stream().filter(q -> !questions.contains(q)).forEach(questions::add);
    LocalDate from = row.validFrom() == null ? today : row.validFrom();
    LocalDate until = row.validTo();
    String region = row.region().isEmpty() ? null : regionOf(row.region());
    if (region == null && !row.region().isEmpty()) {
      told.add("地区“" + row.region() + "”不认得，按全市收入");
    }
    String owner = owner(unit);
    KnowledgeArticle article =
        article(
            row.id().isEmpty() ? "faq-" + hash(essence(row.question())) : row.id(),
            row.title().isEmpty() ? row.question() : row.title(),
            questions,
            answer(row.answer()),
            row.department().isEmpty() || department != null || unit.isPresent()
                ? owner
                : row.department(),
            region == null ? unit.map(Department::division).orElse(Place.CITY) : region,
            row.audience(),
            row.basis(),
            row.source().isEmpty() ? file : row.source(),
            today,
            until != null && from.isAfter(until) ? until : from,
            until,
            row.keywords());
    return new DocumentDraft(file, article, false, null, null, null, 1, 0, 0, told);
  }

  private static String answer(String words) {
    return String.join(
        "\n\n", words.lines().filter(line -> !line.isBlank()).map(BlockMarkdown::plain).toList());
  }

  private static KnowledgeArticle article(
      String id,
      String title,
      List<String> questions,
      String body,
      String department,
      String region,
      List<String> audience,
      List<String> basis,
      String source,
      LocalDate asOf,
      LocalDate from,
      @Nullable LocalDate until,
      List<String> keywords) {
    return new KnowledgeArticle(
        id,
        0,
        title,
        questions,
        body,
        department,
        region,
        audience,
        basis,
        source,
        asOf,
        from,
        until,
        null,
        keywords,
        ArticleState.PUBLISHED,
        0);
  }

  private String owner(Optional<Department> unit) {
    if (department != null) {
      return department;
    }
    return unit.orElseGet(() -> departments.ofCity(Departments.HOTLINE_OFFICE)).name();
  }

  private Optional<Department> unit(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    String bare = name.startsWith("丽水市") ? "市" + name.substring(3) : name;
    return departments.find(name).or(() -> departments.find(bare));
  }

  /** The county whose government or unit issued it, else the city. */
  private String region(@Nullable String issuer) {
    String region = issuer == null ? null : regionOf(issuer);
    return region == null ? Place.CITY : region;
  }

  private @Nullable String regionOf(String text) {
    return text.matches("\\d{6}(\\d{3}(\\d{3})?)?")
        ? text
        : gazetteer.locate(text).map(Place::code).orElse(null);
  }

  private static String cited(SourceDocument document) {
    String title =
        document.title().startsWith("《") ? document.title() : "《" + document.title() + "》";
    return document.number() == null ? title : title + "（" + document.number() + "）";
  }

  /** By its number when it has one, so that a corrected copy becomes a new version of the same. */
  private static String documentId(SourceDocument document) {
    String number = document.number();
    return "doc-"
        + (number == null
            ? hash(essence(document.title()) + "|" + document.issuer())
            : latin(number));
  }

  private static String latin(String number) {
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        latin.append(Character.toLowerCase(c));
      } else if (c == '〔' || c == '〕') {
        latin.append('-');
      } else if (c != '号' && c != '第') {
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
        if (readings != null) {
          latin.append(readings[0].replaceAll("[^a-z]", ""));
        }
      }
    }
    return latin.toString();
  }

  /** The words without what people write differently: blanks, punctuation, case. */
  static String essence(String text) {
    return text.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s\\u3000]+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
