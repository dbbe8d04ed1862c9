package org.hotline12345.models.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hotline12345.understanding.SpeechNoise;

/**
 * Says an example as others would: without punctuation, with filler around it, inside other talk,
 * misheard. The same text gives the same variations. Thread-safe.
 */
final class Variations {

  private static final List<String> BEFORE =
      List.of("喂，", "那个，", "你好，", "就是说，", "哎呀，", "喂喂听得到吗，", "同志，", "我跟你讲，", "呃，", "麻烦问一下，");
  private static final List<String> AFTER =
      List.of("，怎么办", "，快点", "啊", "，听到没有", "，真的", "嘛", "，谢谢", "，我在碧湖这边", "，急", "，就这个事");
  private static final List<String> TALK =
      List.of(
          "我是住在莲都这边的，平时也不爱打电话，",
          "我们一家五口人住这里十几年了，邻里关系都还可以，",
          "今天早上我去菜场买菜，回来的时候，",
          "你先听我说完，我普通话不太好，",
          "我刚下班回来，还没坐下，",
          "上次我也打过电话，是为了路灯的事，后来修好了，今天是另外一件事，",
          "我姓陈，退休老师，电话等下留给你，");

  private final SpeechNoise noise = new SpeechNoise();

  /**
   * The text itself and its variations.
   *
   * @param calm whether words of hurry may not be added, because they would change what is meant
   */
  List<String> of(String text, boolean calm) {
    Random chance = new Random(text.hashCode());
    List<String> all = new ArrayList<>();
    all.add(text);
    String bare = text.replaceAll("[，,。！!？?；;、]", "");
    all.add(noise.heard(bare, 0.15, 1));
    all.add(noise.heard(text, 0.3, 2));
    String before = BEFORE.get(chance.nextInt(BEFORE.size()));
    String after = calm ? "" : AFTER.get(chance.nextInt(AFTER.size()));
    all.add(chance.nextBoolean() ? before + text + after : before + bare + after);
    if (chance.nextInt(3) == 0) {
      all.add(TALK.get(chance.nextInt(TALK.size())) + text);
    }
    return all.stream().distinct().toList();
  }
}
