package org.hotline12345.models.route;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.hotline12345.understanding.RouteModel;

/**
 * Routes and emergencies, each by a {@link LinearModel} that shipped as a file beside this class.
 * Deterministic; thread-safe when the embedding model is. Learned by {@link RouteModelTrainer} from
 * the examples that ship with the program.
 */
public final class LinearRouteModel implements RouteModel {

  static final String ROUTES = "route-model.bin";
  static final String EMERGENCIES = "emergency-model.bin";

  /**
   * Characters of a text that are embedded: the beginning and, where people come to the point, the
   * end.
   */
  private static final int HEAD = 80;

  private static final int TAIL = 120;

  private final EmbeddingModel embedding;
  private final LinearModel routes;
  private final LinearModel emergencies;

  LinearRouteModel(EmbeddingModel embedding, LinearModel routes, LinearModel emergencies) {
    this.embedding = embedding;
    this.routes = routes;
    this.emergencies = emergencies;
  }

  /**
   * The models that ship with the program.
   *
   * @param embedding the model whose vectors they were learned from
   * @throws UncheckedIOException when a file beside this class is missing or damaged
   */
  public static LinearRouteModel shipped(EmbeddingModel embedding) {
    return new LinearRouteModel(embedding, load(ROUTES), load(EMERGENCIES));
  }

  private static LinearModel load(String file) {
    try (InputStream in =
        Objects.requireNonNull(LinearRouteModel.class.getResourceAsStream(file), file)) {
      return LinearModel.read(file, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hashes of the examples these were learned from. */
  List<String> sources() {
    return List.of(routes.source(), emergencies.source());
  }

  @Override
  public List<Opinion> opinions(String text) {
    return routes.opinions(text, vector(text));
  }

  @Override
  public List<Opinion> emergencies(String text) {
    return emergencies.opinions(text, vector(text));
  }

  @Override
  public List<Opinion> emergenciesByWords(String text) {
    return emergencies.opinions(text, new float[emergencies.dimension()]);
  }

  private float[] vector(String text) {
    String most =
        text.length() <= HEAD + TAIL
            ? text
            : text.substring(0, HEAD) + text.substring(text.length() - TAIL);
    return embedding.embed(most).content().vector();
  }
}
