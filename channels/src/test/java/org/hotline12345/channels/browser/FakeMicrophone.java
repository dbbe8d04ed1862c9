package org.hotline12345.channels.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.models.recognition.RecognitionModels;

/** What chromium takes for a microphone: a recording with silence before and after it. */
final class FakeMicrophone {
  private static final Path FOLDER = Path.of("target", "microphone");
  private static final String RECORDINGS = "shared/data/speech";

  private FakeMicrophone() {}

  /** The folder of a recognition model; without one the test is skipped. */
  static Path model() {
    ModelStore store = ModelStore.usual(Path.of("target", "models"), System.getenv());
    RecognitionModels models = new RecognitionModels(ModelCatalogue.shipped(), store);
    var found = models.find("");
    assumeTrue(
        found.isPresent(),
        "no recognition model here (set HOTLINE_MODELS, or put one into ../shared/models)");
    return found.orElseThrow().path().toAbsolutePath();
  }

  /**
   * A file that says this recording.
   *
   * @param before seconds of silence before it
   * @param after and after it
   */
  static Path saying(String recording, double before, double after) {
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve(RECORDINGS))) {
      up = up.getParent();
    }
    assumeTrue(up != null, "no recordings in ../" + RECORDINGS);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(up.resolve(RECORDINGS).resolve(recording).toFile())) {
      AudioFormat format = in.getFormat();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(silence(format, before));
      in.transferTo(all);
      all.write(silence(format, after));
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve((int) before + "-" + (int) after + "-" + recording);
      AudioSystem.write(
          new AudioInputStream(
              new ByteArrayInputStream(all.toByteArray()),
              format,
              all.size() / format.getFrameSize()),
          AudioFileFormat.Type.WAVE,
          file.toFile());
      return file.toAbsolutePath();
    } catch (IOException | UnsupportedAudioFileException e) {
      throw new IllegalStateException(recording + ": cannot be read", e);
    }
  }

  private static byte[] silence(AudioFormat format, double seconds) {
    int frames = (int) (seconds * format.getFrameRate());
    return new byte[frames * format.getFrameSize()];
  }

  /** A browser whose microphone plays a file. */
  static Chromium playing(Path file, boolean again) {
    return new Chromium(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--use-file-for-fake-audio-capture=" + file + (again ? "" : "%noloop"));
  }

  /** Settings of a hotline that recognises with this model. */
  static String settings(Path model) {
    return settings(model, "");
  }

  /**
   * The same with more of {@code voice}.
   *
   * @param more inside a YAML map
   */
  static String settings(Path model, String more) {
    return "speech: {model: '%s'}%nvoice: {%s}%n".formatted(model, more);
  }
}
