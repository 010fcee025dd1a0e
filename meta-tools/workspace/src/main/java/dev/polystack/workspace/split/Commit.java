package dev.polystack.workspace.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A commit as git keeps it. Signatures are left out: what is made of it is another commit.
 *
 * @param id its own
 * @param tree of everything
 * @param parents in their order
 * @param author the line with name, address, time and zone
 * @param committer likewise
 * @param encoding of the message, if it is not UTF-8
 * @param message byte for byte
 */
record Commit(
    String id,
    String tree,
    List<String> parents,
    String author,
    String committer,
    Optional<String> encoding,
    byte[] message) {

  static Commit parse(String id, byte[] object) {
    String text = new String(object, Bytes.CHARSET);
    int end = text.indexOf("\n\n");
    String head = end < 0 ? text : text.substring(0, end);
    byte[] message = end < 0 ? new byte[0] : Arrays.copyOfRange(object, end + 2, object.length);
    var parents = new ArrayList<String>();
    for (String line : head.split("\n")) {
      if (line.startsWith("parent ")) {
        parents.add(line.substring("parent ".length()));
      }
    }
    return new Commit(
        id,
        field(head, "tree").orElseThrow(),
        List.copyOf(parents),
        field(head, "author").orElseThrow(),
        field(head, "committer").orElseThrow(),
        field(head, "encoding"),
        message);
  }

  /** Lines that go on begin with a space, so none of them is taken for a field. */
  static Optional<String> field(String head, String name) {
    return Arrays.stream(head.split("\n"))
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }
}
