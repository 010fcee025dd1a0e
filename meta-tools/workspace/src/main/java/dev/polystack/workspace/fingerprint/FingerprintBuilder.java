package dev.polystack.workspace.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Makes one fingerprint of labelled parts, in the order in which they are added. Lengths are part
 * of it, so that no two lists of parts look the same.
 */
public final class FingerprintBuilder {

  private final MessageDigest digest = Sha256.digest();

  FingerprintBuilder() {}

  /** Adds a part. */
  public FingerprintBuilder add(String label, String value) {
    return add(label, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part. */
  public FingerprintBuilder add(String label, byte[] value) {
    update(label.getBytes(StandardCharsets.UTF_8));
    update(value);
    return this;
  }

  /** Adds a part. */
  public FingerprintBuilder add(String label, Fingerprint value) {
    return add(label, value.value());
  }

  /** The fingerprint of everything added since the last call. */
  public Fingerprint build() {
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private void update(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
    digest.update(bytes);
  }
}
