package org.hotline12345.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many people, households or shops the matter concerns: the largest number told. */
final class PeopleFinder {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?<before>[一][家行]|全家|我们|有|剩|住了?|共|一共|联名|整个|第)?(?<n>[0-9]{1,5}|[一二两三四五六七八九十百千]{1,7}|上[百千])(?<about>多|来|余|几)?(?:(?<m>户|口人|口|人(?!民|家|行|力|工|次|均|份|们|才))|(?<c>个|名|位|家|辆车)(?:多)?(?<who>[\\u4e00-\\u9fa5]{0,5}))");
  private static final Pattern PEOPLE =
      Pattern.compile(
          "^(?:[^,。;的]{0,3}?)(?:人(?!民|家|行|工费)|工人|老人|老乡|业主|住户|村民|居民|学生|孩子|小孩|小学生|家长|员工|同事|骑手|司机|工友|师傅|乘客|女工|病人|商户|店|农户|职工|游客|家庭|客人|战友|邻居)");

  private PeopleFinder() {}

  static @Nullable Integer find(Draft draft) {
    int most = 1;
    Matcher match = COUNT.matcher(draft.text());
    while (match.find()) {
      int number = number(match.group("n"));
      boolean vague = "几".equals(match.group("about"));
      String who = match.group("who");
      boolean people = match.group("m") != null || (who != null && PEOPLE.matcher(who).find());
      String joined = match.group("before");
      boolean ordinal = "第".equals(joined) || "第".equals(draft.before(match.start(), 1));
      if (people
          && !vague
          && !ordinal
          && number > most
          && draft.free(match.start("n"), match.end("n"))) {
        most = number;
      }
    }
    return most > 1 ? most : null;
  }

  private static int number(String words) {
    return switch (words) {
      case "上百" -> 100;
      case "上千" -> 1000;
      default -> Numerals.whole(words);
    };
  }
}
