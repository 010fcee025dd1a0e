package dev.polystack.shop.contracts.generator;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What services tell each other, one file each: its folder says which kind it is. */
enum Kind {
  /** What happened, told to everybody by the service that owns it. */
  EVENT("events", "EventType", "How the event is called on the bus.", Set.of()),

  /** What a service is asked to do, put on a queue of the service that owns it. */
  MESSAGE(
      "messages",
      "MessageType",
      "How the message is called on its queue.",
      Set.of("x-queue", "x-causes"));

  private static final Pattern FOLDER =
      Pattern.compile("(events|messages)/([a-z-]+)/v([0-9]+)/[^/]+");

  private final String folder;
  private final String javaType;
  private final String doc;
  private final Set<String> keywords;

  Kind(String folder, String javaType, String doc, Set<String> keywords) {
    this.folder = folder;
    this.javaType = javaType;
    this.doc = doc;
    this.keywords = keywords;
  }

  /** The Java package of what is common to all of a kind. */
  String folder() {
    return folder;
  }

  /** The Java class that names one of them. */
  String javaType() {
    return javaType;
  }

  /** What that name is for. */
  String doc() {
    return doc;
  }

  /** What only this kind says about itself. */
  Set<String> keywords() {
    return keywords;
  }

  /** Where the contracts of one kind, service and major version lie. */
  record Place(Kind kind, String service, int major) {}

  /** The place of an event or message; empty for any other file. */
  static Optional<Place> of(Path file) {
    Matcher matcher = FOLDER.matcher(file.toString());
    return matcher.matches()
        ? Optional.of(
            new Place(
                matcher.group(1).equals(EVENT.folder) ? EVENT : MESSAGE,
                matcher.group(2),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }
}
