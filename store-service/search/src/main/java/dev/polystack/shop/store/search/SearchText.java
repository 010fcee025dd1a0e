package dev.polystack.shop.store.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a customer typed. Every character is taken literally: there is no query syntax.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, not only blanks
 */
public record SearchText(String value) {

  /** The longest text, in characters (Unicode code points). */
  public static final int MAX_LENGTH = 200;

  /** So many words are looked for; further ones hardly make a search better, but slower. */
  static final int MAX_WORDS = 12;

  /** Whatever is no letter, digit, mark or symbol parts words; the index parts them alike. */
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}\\p{So}]+");

  /** Words that say little; looked for only if there is no other. */
  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "and", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem",
          "einen", "einer", "eines", "for", "from", "für", "im", "in", "mit", "of", "on", "or",
          "the", "to", "und", "von", "with", "zu", "zum", "zur");

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the text is blank or too long
   */
  public SearchText {
    int length = value.codePointCount(0, value.length());
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "text has %d characters, %d are the limit".formatted(length, MAX_LENGTH));
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException("text is blank, give at least one word to search for");
    }
  }

  /** The words to look for, in lower case, each once; empty if there is nothing but punctuation. */
  public List<String> words() {
    List<String> all =
        Arrays.stream(SEPARATORS.split(normalized(value)))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    List<String> telling = all.stream().filter(word -> !FILLERS.contains(word)).toList();
    return (telling.isEmpty() ? all : telling).stream().limit(MAX_WORDS).toList();
  }

  /** Text with one spelling for what looks the same: composed characters, lower case. */
  public static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** The same for all texts that find the same. */
  int fingerprint() {
    return words().stream().collect(Collectors.joining(" ")).hashCode();
  }
}
