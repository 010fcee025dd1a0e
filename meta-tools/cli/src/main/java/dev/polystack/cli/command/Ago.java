package dev.polystack.cli.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how far back: {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 2d}, or as ISO 8601 has it.
 */
final class Ago implements ITypeConverter<Duration> {

  private static final Pattern SHORT =
      Pattern.compile("(\\d+d)?((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)", Pattern.CASE_INSENSITIVE);

  @Override
  public Duration convert(String text) {
    try {
      return Duration.parse(iso(text).toUpperCase(Locale.ROOT)).abs();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no duration: write 30s, 10m, 1h30m or 2d".formatted(text));
    }
  }

  private static String iso(String text) {
    Matcher units = SHORT.matcher(text);
    if (!units.matches()) {
      return text;
    }
    String days = units.group(1) == null ? "" : units.group(1);
    return "P" + days + (units.group(2).isEmpty() ? "" : "T" + units.group(2));
  }

  /** A duration in the words that {@link #convert} reads. */
  static String words(Duration duration) {
    return duration.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
  }
}
