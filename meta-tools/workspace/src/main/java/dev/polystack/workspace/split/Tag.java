package dev.polystack.workspace.split;

import java.util.Arrays;
import java.util.Optional;

/**
 * A tag on a commit.
 *
 * @param name without {@code refs/tags/}
 * @param commit that it stands on
 * @param annotation who set it and why; none if it is only a name
 */
record Tag(String name, String commit, Optional<Annotation> annotation) {

  /**
   * What an annotated tag says beside its commit; a signature is left out.
   *
   * @param tagger the line with name, address, time and zone; old tags have none
   * @param message byte for byte
   */
  record Annotation(Optional<String> tagger, byte[] message) {}

  /** Reads a line of git's: name, kind, object and what that points to. */
  static Tag parse(String line, Objects objects) {
    String[] words = line.split("\0", -1);
    if (!words[1].equals("tag")) {
      return new Tag(words[0], words[2], Optional.empty());
    }
    byte[] object = objects.read(words[2]);
    String text = new String(object, Bytes.CHARSET);
    int end = text.indexOf("\n\n");
    int signature = text.indexOf("-----BEGIN ", Math.max(0, end));
    byte[] message =
        end < 0
            ? new byte[0]
            : Arrays.copyOfRange(object, end + 2, signature < 0 ? object.length : signature);
    return new Tag(
        words[0],
        words[3],
        Optional.of(
            new Annotation(
                Commit.field(end < 0 ? text : text.substring(0, end), "tagger"), message)));
  }
}
