package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where the matter is. Names that stand side by side are one place; of several places the most
 * exact one counts that is not said to be something else: where somebody comes from, a product,
 * what was just corrected.
 */
final class PlaceFinder {
  private static final Pattern LINK = Pattern.compile("[的,、]?|那边的?|这边的?|那里的?");
  private static final Pattern DENIED = Pattern.compile("(?:不是|不在|没说|而不是|别写成?|不叫|非)(?:在)?$");
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?:老家|户口|户籍|籍贯|来自|嫁到|搬到|跑到|逃到|入口为|去|回|到过|家是|家住|家在|原籍|出生在|娘家)(?:是|在|都在|都是|的)?$");
  private static final Pattern FROM = Pattern.compile("(?:从|由)$");
  private static final Pattern HOME = Pattern.compile("(?:我是|我们是|本人是|住在?|现住)$");
  private static final Pattern ORIGIN_AFTER =
      Pattern.compile(
          "(?:这边|那边)?(?:人(?!民|行|力|社|家|大|才|武|口)|口音|话(?!费)|户口|户籍|嫁|过来的|来的|打工|上班(?!的路)|读书|上大学|牌照|的牌|老家|亲戚)");
  private static final Pattern PRODUCT =
      Pattern.compile(
          "(?:香菇|宝剑|青瓷|刀剑|剑|瓷|石雕|烧饼|土面|麻鸭|杨梅|田鱼|木玩|惠明茶|银猴|香茶|端午茶|茶叶|番薯|灰树花|黑木耳|笋|米酒|菜|车牌|石板|红提)");
  private static final String HAN = "[\\u4e00-\\u9fa5a-z0-9]";
  private static final Pattern DETAIL =
      Pattern.compile(
          "(?:的|那个|那边的?|这边的?|一个|里面的?)?"
              + HAN
              + "{1,10}?(?:路(?!灯|面|障|牌|况)|街(?!道)|巷|弄(?!堂)|大道|小区|花园|公寓|新村|广场(?!舞)|大厦|市场|商场|超市|医院|卫生院|学校|小学|中学|幼儿园|公园|车站|桥(?!头的)|工业区|工业园|园区|工地|家园|苑|酒店|饭店|菜场|码头|景区|社区|村(?!里|民|干)|自然村|水库|隧道|高速口|收费站|政府|大楼)(?:[0-9一二三四五六七八九十]{1,4}(?:号|弄|幢|栋|楼|单元|室)){0,4}(?:对面|门口|旁边|边上|附近|交叉口|路口|里面|后面|前面|楼下)?");
  private static final Pattern ROAD =
      Pattern.compile(
          "(?:^|[,。;、!?:]|在|是|到|住|从|我们|反映|投诉|举报|位于)(?<w>(?!我|你|他|这|那|一|哪|另外|还有|但是|而且|因为|附近|旁边|现在|目前|今天|昨天|有|整|全|很多|几|老小|新小|住|里面|楼下|门口|到处|城市|农村|街上|村里|县里|市里|单位|学校|都|就|不|每|把|被|从|沿|上|下|大|走|修|马|公|铁|多|某|该)[\\u4e00-\\u9fa5&&[^是的了在有]]{2,4}(?:路|街(?!道|上)|巷|大道|小区|花园|家园|公寓|广场(?!舞)|公园|老街|府城|古村|城中村|[\\u4e00-\\u9fa5]村(?!里|民|干|口|委|上|支))(?:[0-9一二三四五六七八九十]{1,4}(?:号|弄|幢|栋)){0,2}(?:对面|门口|旁边|附近|路口)?)");
  private static final Pattern NO_ROAD =
      Pattern.compile(
          "走路|马路|公路|铁路|大路|小路|水路|电路|线路|道路|出路|逛街|上街|大街|半路|后路|回家|跑路|这路|的路|条路|修路|堵路|让路|我们|小区|公园|广场|花园|老小区|街道");
  private static final int WINDOW = 8;

  private final Gazetteer gazetteer;

  PlaceFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * A place.
   *
   * @param place null when only words are known, or several divisions are meant
   * @param words the citizen's words
   * @param here whether the words may be a place of this city
   */
  record Found(@Nullable Place place, String words, boolean here) {}

  @Nullable Found find(Draft draft) {
    List<Chain> chains = chains(draft);
    Chain best = null;
    double highest = 0;
    for (Chain chain : chains) {
      double score = score(draft, chain, chains);
      if (best == null || score > highest) {
        best = chain;
        highest = score;
      }
    }
    if (best == null || highest <= NEVER) {
      return byWords(draft);
    }
    String words = draft.text().substring(best.start(), detailEnd(draft, best));
    return best.meant().size() == 1 && !best.meant().getFirst().code().equals(Place.CITY)
        ? new Found(withText(best.meant().getFirst(), words), words, true)
        : new Found(null, words, true);
  }

  private static final double NEVER = -5;

  private static Place withText(Place place, String words) {
    return new Place(place.code(), place.path(), words);
  }

  private @Nullable Found byWords(Draft draft) {
    Matcher road = ROAD.matcher(draft.text());
    while (road.find()) {
      String words = road.group("w");
      Matcher ordinary = NO_ROAD.matcher(words);
      boolean named = !ordinary.find() || ordinary.end() < words.length() - 1;
      if (named && draft.free(road.start("w"), road.end("w"))) {
        return new Found(null, words, true);
      }
    }
    return gazetteer
        .elsewhere(draft.text())
        .map(city -> new Found(null, elsewhereWords(draft, city), false))
        .orElse(null);
  }

  /** As much of the other city's name as was said. */
  private static String elsewhereWords(Draft draft, String city) {
    for (int length = city.length(); length >= 2; length--) {
      for (int i = 0; i + length <= city.length(); i++) {
        if (draft.text().contains(city.substring(i, i + length))) {
          return city.substring(i, i + length);
        }
      }
    }
    return city;
  }

  /** Names side by side, each inside the one before it. */
  private List<Chain> chains(Draft draft) {
    List<Chain> chains = new ArrayList<>();
    for (Gazetteer.Named named : gazetteer.named(draft.text())) {
      if (named.end() > draft.text().length() || !draft.free(named.start(), named.end())) {
        continue;
      }
      Chain last = chains.isEmpty() ? null : chains.getLast();
      if (last != null
          && named.start() >= last.end()
          && LINK.matcher(draft.text().substring(last.end(), named.start())).matches()
          && within(named.meant(), last.meant())) {
        chains.set(chains.size() - 1, new Chain(last.start(), named.end(), named.meant()));
      } else {
        chains.add(new Chain(named.start(), named.end(), named.meant()));
      }
    }
    return chains;
  }

  private static boolean within(List<Place> inner, List<Place> outer) {
    return outer.stream().anyMatch(o -> inner.stream().anyMatch(i -> lies(i, o)));
  }

  private static boolean lies(Place inner, Place outer) {
    boolean deeper = inner.code().length() > outer.code().length();
    return outer.code().equals(Place.CITY) || (deeper && inner.code().startsWith(outer.code()));
  }

  private static double score(Draft draft, Chain chain, List<Chain> chains) {
    String before = draft.before(chain.start(), WINDOW);
    String after = draft.after(chain.end(), WINDOW);
    boolean certain = chain.meant().size() == 1;
    double score =
        !certain
            ? 1.7
            : switch (chain.meant().getFirst().code().length()) {
              case 6 -> chain.meant().getFirst().code().equals(Place.CITY) ? 0.4 : 1.5;
              case 9 -> 2.5;
              default -> 3;
            };
    boolean stem = "村镇乡县区市道".indexOf(draft.text().charAt(chain.end() - 1)) < 0;
    if (stem && PRODUCT.matcher(after).lookingAt()) {
      return NEVER - 1;
    }
    if (DENIED.matcher(before).find()) {
      score -= 4;
    }
    if (ORIGIN.matcher(before).find() || ORIGIN_AFTER.matcher(after).lookingAt()) {
      score -= 2.4;
    }
    boolean more =
        chains.stream().anyMatch(c -> c.start() > chain.end() && c.start() - chain.end() < 12);
    if (FROM.matcher(before).find() && more) {
      score -= 2.4;
    }
    if (HOME.matcher(before).find()) {
      score -= 0.4;
    }
    return score - chain.start() * 0.001;
  }

  /** The end of the words that tell the place more exactly. */
  private static int detailEnd(Draft draft, Chain chain) {
    Matcher detail = DETAIL.matcher(draft.text()).region(chain.end(), draft.text().length());
    detail.useTransparentBounds(true);
    return detail.lookingAt() && draft.free(chain.end(), detail.end()) ? detail.end() : chain.end();
  }

  private record Chain(int start, int end, List<Place> meant) {}
}
