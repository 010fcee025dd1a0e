package dev.polystack.shop.store.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The correlation id that a customer's request brings along, if it brings a fit one. */
final class CorrelationHeader {

  private static final String NAME = "x-correlation-id";

  /** No more than the contract of events allows, and nothing that could forge a log line. */
  private static final Pattern FIT = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private CorrelationHeader() {}

  static String of(JsonNode headers, String otherwise) {
    String given = headers.path(NAME).asText();
    return FIT.matcher(given).matches() ? given : otherwise;
  }
}
