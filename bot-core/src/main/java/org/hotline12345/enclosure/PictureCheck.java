package org.hotline12345.enclosure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Lets a picture in: told by what it holds, bounded in bytes and pixels before it is decoded, and
 * written anew. What is kept are pixels only: no place, device or time of the photograph, nothing
 * hidden behind the picture.
 */
public final class PictureCheck {
  /** Largest file taken, in bytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  /** What kept pictures are. */
  public static final String MEDIA_TYPE = "image/jpeg";

  private static final long MOST_PIXELS = 50_000_000;
  private static final int LONGEST_SIDE = 2560;

  private PictureCheck() {}

  /**
   * The picture as it may be kept: JPEG, no side over 2,560 pixels.
   *
   * @throws InvalidPictureException when it is none, or too large
   */
  public static byte[] clean(byte[] file) {
    if (file.length == 0 || file.length > LARGEST) {
      throw new InvalidPictureException(file.length + " 字节（应为：1–" + LARGEST + " 字节）");
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InvalidPictureException("内容不是图片（应为：jpg、png、gif 或 bmp）");
      }
      ImageReader reader = readers.next();
      try {
        return written(decoded(reader, in));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InvalidPictureException known) {
        throw known;
      }
      throw new InvalidPictureException("图片已损坏，读不出来");
    }
  }

  private static BufferedImage decoded(ImageReader reader, ImageInputStream in) throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    if (!format.matches("jpeg|jpg|png|gif|bmp")) {
      throw new InvalidPictureException(format + "（应为：jpg、png、gif 或 bmp）");
    }
    reader.setInput(in, true, true);
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new InvalidPictureException(pixels + " 像素（应为：至多 " + MOST_PIXELS + " 像素）");
    }
    return reader.read(0);
  }

  private static byte[] written(BufferedImage image) throws IOException {
    double scale =
        Math.min(1, LONGEST_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = plain.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(plain, "jpeg", out)) {
      throw new IOException("no writer for jpeg");
    }
    return out.toByteArray();
  }
}
