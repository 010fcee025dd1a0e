package dev.polystack.cli.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how far back: {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 2d}, or as ISO 8601 has it.
 */
final class Ago implements ITypeConverter<Duration> {

  private static final Pattern SHORT =
      Pattern.compile("(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?", Pattern.CASE_INSENSITIVE);

  @Override
  public Duration convert(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(
              SHORT.matcher(text).matches() ? upper.replaceFirst("^(\\d+D)?", "P$1T") : upper)
          .abs();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no duration: write 30s, 10m, 1h30m or 2d".formatted(text));
    }
  }
}
