package dev.polystack.shop.store.search;

import dev.polystack.shop.contracts.types.ProductId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * A place among what one search finds, as text that customers hand back to go on there. What is in
 * the text is nobody's business but this class's.
 */
public final class Cursor {

  private static final byte FORMAT = 1;

  /** Format, fingerprint, score, id. */
  private static final int FIXED_BYTES = 1 + Integer.BYTES + Float.BYTES + 2 * Long.BYTES;

  /**
   * A product's name has 200 characters at most. {@link SearchText#normalized} makes up to 18 of
   * one, 33 bytes long: of U+FDFA, a whole sentence.
   */
  private static final int MAX_BYTES = FIXED_BYTES + 200 * 33;

  private static final int MAX_CHARACTERS = (MAX_BYTES + 2) / 3 * 4;

  private final int fingerprint;
  private final Position position;

  private Cursor(int fingerprint, Position position) {
    this.fingerprint = fingerprint;
    this.position = position;
  }

  /** The cursor of a place among what the text finds. */
  public static Cursor of(SearchText text, Position position) {
    return new Cursor(text.fingerprint(), position);
  }

  /**
   * Reads a cursor that was given out before.
   *
   * @throws IllegalArgumentException if it never was
   */
  public static Cursor parse(String text) {
    try {
      if (text.length() > MAX_CHARACTERS) {
        throw unknown();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.get() != FORMAT) {
        throw unknown();
      }
      int fingerprint = bytes.getInt();
      float score = bytes.getFloat();
      ProductId id = new ProductId(new UUID(bytes.getLong(), bytes.getLong()));
      String name = StandardCharsets.UTF_8.decode(bytes).toString();
      if (!Float.isFinite(score)) {
        throw unknown();
      }
      return new Cursor(fingerprint, new Position(score, name, id));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw unknown();
    }
  }

  /**
   * The place, if this cursor belongs to a search for the text.
   *
   * @throws IllegalArgumentException if it belongs to another search
   */
  Position positionFor(SearchText text) {
    if (fingerprint != text.fingerprint()) {
      throw new IllegalArgumentException(
          "after is a cursor of another search, use one that a search for this text returned");
    }
    return position;
  }

  /** The cursor as it is given out. */
  @Override
  public String toString() {
    byte[] name = position.name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED_BYTES + name.length)
            .put(FORMAT)
            .putInt(fingerprint)
            .putFloat(position.score())
            .putLong(position.id().value().getMostSignificantBits())
            .putLong(position.id().value().getLeastSignificantBits())
            .put(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "after is not a cursor that a search returned, use endCursor or an edge's cursor as it is");
  }
}
