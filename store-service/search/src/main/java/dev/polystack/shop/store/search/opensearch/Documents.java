package dev.polystack.shop.store.search.opensearch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.SearchText;

/**
 * Products as documents of the index: what is searched, in one spelling, and the product itself as
 * it was.
 */
final class Documents {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Documents() {}

  /** The document that a change leaves behind. */
  static ObjectNode of(Change change) {
    ObjectNode document = JSON.createObjectNode().put("id", change.id().toString());
    if (change instanceof Change.Offered offered) {
      describe(document.put("withdrawn", false), offered.product());
    } else {
      // A tombstone: it remembers the version, so that a late change cannot bring the product back.
      document.put("withdrawn", true);
    }
    return document;
  }

  private static void describe(ObjectNode document, IndexedProduct product) {
    String name = SearchText.normalized(product.name());
    document.put("name", name).put("sortName", name);
    document.put("description", SearchText.normalized(product.description()));
    ArrayNode tags = document.putArray("tags");
    product.tags().forEach(tag -> tags.add(SearchText.normalized(tag)));
    if (product.category() != null) {
      tags.add(SearchText.normalized(product.category()));
    }
    document.set("product", JSON.valueToTree(product));
  }

  /** The product in a document's source. */
  static IndexedProduct product(JsonNode source) {
    try {
      return JSON.treeToValue(source.path("product"), IndexedProduct.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "document %s holds no product as this version writes it: reindex by replaying the bus"
              .formatted(source.path("id").asText()),
          e);
    }
  }
}
