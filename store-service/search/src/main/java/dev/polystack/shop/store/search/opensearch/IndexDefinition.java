package dev.polystack.shop.store.search.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Names and structure of the index. */
public final class IndexDefinition {

  /** By this name the index is read and written; it stays when a new structure needs a new one. */
  public static final String ALIAS = "products";

  /** The index itself. A change of {@code index.json} that old documents do not fit raises it. */
  public static final String NAME = "products-v1";

  /** Where the index gets its alias, from the root of the domain. */
  public static final String ALIAS_PATH = "/" + NAME + "/_alias/" + ALIAS;

  private IndexDefinition() {}

  /** Settings, mappings and alias. */
  static String json() {
    try (InputStream file = IndexDefinition.class.getResourceAsStream("index.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read index.json on the class path", e);
    }
  }
}
