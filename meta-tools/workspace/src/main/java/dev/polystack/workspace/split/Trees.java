package dev.polystack.workspace.split;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Folders as git keeps them, each read once. In names and paths each character is a byte. */
final class Trees {

  private static final String FOLDER = "40000";

  private record Entry(String mode, String name, String id) {}

  private final Objects objects;
  private final Map<String, List<Entry>> read = new HashMap<>();
  private final Map<String, Optional<String>> without = new HashMap<>();

  Trees(Objects objects) {
    this.objects = objects;
  }

  /** The folder at a path beneath another one. */
  Optional<String> at(String tree, String path) {
    String here = tree;
    for (String name : path.split("/")) {
      Optional<Entry> entry = entry(here, name);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      here = entry.get().id();
    }
    return Optional.of(here);
  }

  /**
   * What a folder's id would be without some of the folders in it; empty if nothing would be left.
   *
   * @param paths relative to the folder
   */
  Optional<String> without(String tree, Set<String> paths) {
    String key = tree + new TreeSet<>(paths);
    Optional<String> known = without.get(key);
    if (known == null) {
      known = compute(tree, paths);
      without.put(key, known);
    }
    return known;
  }

  private Optional<String> compute(String tree, Set<String> paths) {
    var kept = new ByteArrayOutputStream();
    for (Entry entry : entries(tree)) {
      Optional<String> id = paths.contains(entry.name()) ? Optional.empty() : left(entry, paths);
      id.ifPresent(
          each -> {
            kept.writeBytes((entry.mode() + " " + entry.name() + "\0").getBytes(Bytes.CHARSET));
            kept.writeBytes(HexFormat.of().parseHex(each));
          });
    }
    return kept.size() == 0 ? Optional.empty() : Optional.of(hash(kept.toByteArray(), tree));
  }

  private Optional<String> left(Entry entry, Set<String> paths) {
    var within = new TreeSet<String>();
    for (String path : paths) {
      if (path.startsWith(entry.name() + "/")) {
        within.add(path.substring(entry.name().length() + 1));
      }
    }
    return within.isEmpty() || !entry.mode().equals(FOLDER)
        ? Optional.of(entry.id())
        : without(entry.id(), within);
  }

  /** As git does it, which uses SHA-256 in repositories whose ids are that long. */
  private static String hash(byte[] content, String like) {
    try {
      var digest = MessageDigest.getInstance(like.length() == 40 ? "SHA-1" : "SHA-256");
      digest.update(("tree " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1 and SHA-256", e);
    }
  }

  private Optional<Entry> entry(String tree, String name) {
    return entries(tree).stream()
        .filter(entry -> entry.mode().equals(FOLDER) && entry.name().equals(name))
        .findFirst();
  }

  private List<Entry> entries(String tree) {
    List<Entry> known = read.get(tree);
    if (known == null) {
      known = parse(objects.read(tree), tree.length() / 2);
      read.put(tree, known);
    }
    return known;
  }

  private static List<Entry> parse(byte[] content, int idLength) {
    var entries = new ArrayList<Entry>();
    int at = 0;
    while (at < content.length) {
      int zero = at;
      while (content[zero] != 0) {
        zero++;
      }
      String[] head = new String(content, at, zero - at, Bytes.CHARSET).split(" ", 2);
      byte[] id = Arrays.copyOfRange(content, zero + 1, zero + 1 + idLength);
      entries.add(new Entry(head[0], head[1], HexFormat.of().formatHex(id)));
      at = zero + 1 + idLength;
    }
    return entries;
  }
}
