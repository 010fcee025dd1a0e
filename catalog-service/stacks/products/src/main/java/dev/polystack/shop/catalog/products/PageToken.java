package dev.polystack.shop.catalog.products;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page of the list ended, as a text that callers hand back without looking into it. */
final class PageToken {

  private static final Pattern PLACE = Pattern.compile("[0-9]{1,15}#([0-9a-f-]{36})");

  private PageToken() {}

  static String of(Map<String, AttributeValue> lastKey) {
    String place = Objects.requireNonNull(lastKey.get("createdAtAndId"), "createdAtAndId").s();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, AttributeValue> startKey(String token) {
    String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of this list");
    }
    return Map.of(
        "id", AttributeValue.fromS("product#" + matcher.group(1)),
        "kind", AttributeValue.fromS(ProductItems.KIND),
        "createdAtAndId", AttributeValue.fromS(place));
  }
}
