package dev.polystack.maven;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Hands whole lines to Maven's log, so that its switches and its file hold for them too. */
final class LogStream extends PrintStream {

  private final Log log;

  LogStream(Log log) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.log = log;
  }

  @Override
  public void println(@Nullable String text) {
    String.valueOf(text).lines().forEach(line -> log.info(line.stripTrailing()));
  }
}
