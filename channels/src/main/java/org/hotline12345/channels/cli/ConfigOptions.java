package org.hotline12345.channels.cli;

import java.nio.file.Path;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that works on an installation. */
final class ConfigOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the database and the index (default: dataDir of the configuration, else ./data).")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file (default: DIR/hotline.yaml when there is one).")
  private @Nullable Path config;

  /** The effective configuration. */
  HotlineConfig load() {
    return new ConfigFile(System.getenv()).load(config, data);
  }
}
