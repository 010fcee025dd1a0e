package dev.polystack.shop.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.types.Violation;
import java.util.List;

/** Reads, checks and writes documents by their contracts. Safe for use by several threads. */
public final class Contracts {

  private Contracts() {}

  /**
   * Reads what somebody asks for and this side has to act on, such as a request's body.
   *
   * <p>Unknown fields are ignored, an unknown enum constant is a violation. Documents of more than
   * {@value Json#MAX_CHARACTERS} characters or nested deeper than {@value Json#MAX_DEPTH} levels
   * are rejected before anything else is looked at.
   */
  public static <T> Parsed<T> parse(Schema<T> schema, String json) {
    Json.Reading reading = Json.read(json);
    return reading.violation() == null
        ? parse(schema, reading.tree())
        : new Parsed.Rejected<>(List.of(reading.violation()));
  }

  /** Reads a document that has been parsed as JSON already. */
  public static <T> Parsed<T> parse(Schema<T> schema, JsonNode document) {
    return hold(schema, document, Validator.violations(schema, document));
  }

  /**
   * Reads what somebody tells, such as an event or an answer, who may know a newer version of the
   * contract: like {@link #parse(Schema, String)}, but an unknown enum constant becomes UNKNOWN.
   */
  public static <T> Parsed<T> read(Schema<T> schema, String json) {
    Json.Reading reading = Json.read(json);
    return reading.violation() == null
        ? read(schema, reading.tree())
        : new Parsed.Rejected<>(List.of(reading.violation()));
  }

  /** Reads what somebody tells and has been parsed as JSON already. */
  public static <T> Parsed<T> read(Schema<T> schema, JsonNode document) {
    List<Violation> violations = Validator.violations(schema, document);
    return hold(
        schema,
        document,
        violations.isEmpty()
            ? violations
            : violations.stream().filter(each -> !each.rule().equals("enum")).toList());
  }

  private static <T> Parsed<T> hold(
      Schema<T> schema, JsonNode document, List<Violation> violations) {
    if (!violations.isEmpty()) {
      return new Parsed.Rejected<>(violations);
    }
    try {
      return new Parsed.Accepted<>(Json.MAPPER.treeToValue(document, schema.type()));
    } catch (JsonProcessingException e) {
      // A schema's integer has no end, and its formats are a little wider than Java's types.
      return new Parsed.Rejected<>(List.of(Json.unheld(e)));
    }
  }

  /** Everything that is wrong with a document; empty if it keeps its contract. */
  public static List<Violation> violations(Schema<?> schema, String json) {
    Json.Reading reading = Json.read(json);
    return reading.violation() == null
        ? Validator.violations(schema, reading.tree())
        : List.of(reading.violation());
  }

  /** Everything that is wrong with a document that has been parsed as JSON already. */
  public static List<Violation> violations(Schema<?> schema, JsonNode document) {
    return Validator.violations(schema, document);
  }

  /** A record as JSON: absent values are left out, times are in UTC by RFC 3339. */
  public static String write(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write a " + value.getClass().getName(), e);
    }
  }

  /** A record as a tree, as {@link #write} would write it. */
  public static JsonNode tree(Object value) {
    return Json.MAPPER.valueToTree(value);
  }
}
