package org.hotline12345.channels.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12345.kbindex.passage.Passages;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.organisation.Place;

/**
 * As many articles as wanted, made from real ones: each is one of them under a number of its own,
 * with about half its lines taken from others. Their vectors are not computed, which would take
 * hours, but lie near those of the real article's title and questions (cosine about 0.86), in
 * directions that differ from text to text; a sentence, which many articles share, lies near some
 * real one. Everything is a function of the number and the text. Thread-safe.
 */
final class SyntheticKnowledge {
  private static final Pattern NUMBER = Pattern.compile("编号(\\d+)");

  /** How the titles of edited articles begin. */
  private static final String EDITED = "通告第";

  private static final double NOISE = 0.6;

  private final List<KnowledgeArticle> real;
  private final EmbeddingModel model;
  private final List<List<float[]>> vectors;
  private final List<String> lines;
  private final double passages;

  SyntheticKnowledge(List<KnowledgeArticle> real, EmbeddingModel model) {
    this.real = List.copyOf(real);
    this.model = model;
    this.vectors = real.stream().map(this::vectorsOf).toList();
    this.lines =
        real.stream()
            .flatMap(article -> article.body().lines())
            .filter(SyntheticKnowledge::isText)
            .toList();
    this.passages =
        real.stream().mapToInt(article -> Passages.of(article).size()).average().orElseThrow();
  }

  /** How many articles have about so many passages. */
  int articlesFor(int wanted) {
    return (int) Math.ceil(wanted / passages);
  }

  /** The articles, in the order of their numbers. */
  Stream<KnowledgeArticle> articles(int count) {
    return IntStream.range(0, count).mapToObj(this::article);
  }

  /** One of the real articles under a new title, so that all its passages want new vectors. */
  KnowledgeArticle edited(int number, String id, long revision) {
    KnowledgeArticle base = real.get(number % real.size());
    String title = EDITED + (77000 + number) + "期：" + base.title();
    return new KnowledgeArticle(
        id,
        number + 1,
        title,
        List.of(title),
        base.body(),
        base.department(),
        Place.CITY,
        base.audience(),
        base.legalBasis(),
        base.source(),
        base.asOf(),
        base.validFrom(),
        null,
        null,
        base.keywords(),
        base.state(),
        revision);
  }

  /**
   * Vectors for the texts of these articles; the real model for questions and for edited articles,
   * except their sentences, which a cache would have.
   */
  EmbeddingModel model() {
    return new NearReal();
  }

  private KnowledgeArticle article(int number) {
    KnowledgeArticle base = real.get(number % real.size());
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder body = new StringBuilder();
    base.body()
        .lines()
        .map(
            line ->
                isText(line) && random.nextBoolean()
                    ? lines.get(random.nextInt(lines.size()))
                    : line)
        .forEach(line -> body.append(line).append('\n'));
    String mark = "编号" + number + " ";
    return new KnowledgeArticle(
        "synthetic-" + number,
        1,
        mark + base.title(),
        base.questions().stream().map(question -> mark + question).toList(),
        body.toString(),
        base.department(),
        base.region(),
        base.audience(),
        base.legalBasis(),
        base.source(),
        base.asOf(),
        base.validFrom(),
        null,
        null,
        base.keywords(),
        base.state(),
        number + 1L);
  }

  private static boolean isText(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private List<float[]> vectorsOf(KnowledgeArticle article) {
    List<TextSegment> texts = new ArrayList<>();
    texts.add(TextSegment.from(article.title()));
    article.questions().forEach(question -> texts.add(TextSegment.from(question)));
    return model.embedAll(texts).content().stream().map(Embedding::vector).toList();
  }

  private float[] near(int number, String text) {
    SplittableRandom random = new SplittableRandom(text.hashCode() * 31L + number);
    List<float[]> of = vectors.get(number % real.size());
    float[] base = of.get(random.nextInt(of.size()));
    float[] near = new float[base.length];
    // Uniform in each dimension, of the length NOISE on average.
    double width = NOISE * Math.sqrt(12.0 / base.length);
    for (int i = 0; i < near.length; i++) {
      near[i] = base[i] + (float) ((random.nextDouble() - 0.5) * width);
    }
    return near;
  }

  private final class NearReal implements EmbeddingModel {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      List<Embedding> all = new ArrayList<>(segments.size());
      for (TextSegment segment : segments) {
        all.add(Embedding.from(vectorOf(segment.text())));
      }
      return Response.from(all);
    }

    private float[] vectorOf(String text) {
      Matcher number = NUMBER.matcher(text);
      if (number.lookingAt()) {
        return near(Integer.parseInt(number.group(1)), text);
      }
      return text.startsWith(EDITED)
          ? model.embed(text).content().vector()
          : near(text.hashCode() >>> 1, text);
    }

    @Override
    public Response<Embedding> embed(String question) {
      return model.embed(question);
    }

    @Override
    public int dimension() {
      return model.dimension();
    }

    @Override
    public String modelName() {
      return model.modelName() + ", synthetic";
    }
  }
}
