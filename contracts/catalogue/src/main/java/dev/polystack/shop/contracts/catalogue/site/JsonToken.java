package dev.polystack.shop.contracts.catalogue.site;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a JSON text and how it is coloured.
 *
 * @param style {@code name}, {@code text}, {@code value}, or empty for what only parts the others
 */
public record JsonToken(String style, String text) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(\"(?:[^\"\\\\]|\\\\.)*\")(?=\\s*:)|(\"(?:[^\"\\\\]|\\\\.)*\")|([-\\w.+]+)|([^\"\\w]+)");

  private static final PrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The tokens of a document, laid out for people. */
  public static List<JsonToken> of(JsonNode document) {
    List<JsonToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text(document));
    while (matcher.find()) {
      tokens.add(new JsonToken(style(matcher), matcher.group()));
    }
    return tokens;
  }

  private static String style(Matcher matcher) {
    if (matcher.group(1) != null) {
      return "name";
    }
    if (matcher.group(2) != null) {
      return "text";
    }
    return matcher.group(3) != null ? "value" : "";
  }

  private static String text(JsonNode document) {
    try {
      return JSON.writer(PRINTER).writeValueAsString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
