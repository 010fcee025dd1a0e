package dev.polystack.pacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pacts that a provider's tests verify: every consumer's, each interaction once, although
 * several versions of a consumer may expect the same.
 */
public final class PactFolder {

  private final Path folder;
  private final String provider;
  private final Set<Transport> transports;
  private final Set<String> digests = new HashSet<>();

  private PactFolder(Path folder, String provider, Set<Transport> transports) {
    this.folder = folder;
    this.provider = provider;
    this.transports = transports;
  }

  /** A folder for pacts with a provider; what an earlier build left in it is deleted. */
  public static PactFolder emptied(Path folder, String provider) {
    return emptied(folder, provider, EnumSet.allOf(Transport.class));
  }

  /** The same for interactions that travel in one of these ways; others are left out. */
  public static PactFolder emptied(Path folder, String provider, Set<Transport> transports) {
    try {
      Files.createDirectories(folder);
      for (Path old : Pact.files(folder)) {
        Files.delete(old);
      }
      return new PactFolder(folder, provider, EnumSet.copyOf(transports));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder, e);
    }
  }

  /**
   * Adds what a pact file expects, unless it is a pact with somebody else or adds nothing.
   *
   * @throws PactException if it is no pact
   */
  public void add(Path file) {
    JsonNode tree = Json.tree(file);
    Pact pact = Pact.of(file, tree);
    if (!pact.provider().equals(provider)) {
      return;
    }
    List<JsonNode> news = new ArrayList<>();
    for (JsonNode node : tree.path("interactions")) {
      String digest = Interaction.of(node).digest();
      if (transports.contains(Transport.of(node)) && digests.add(digest)) {
        ((ObjectNode) node).withObject("/comments").put(Fetched.DIGEST, digest);
        news.add(node);
      }
    }
    if (!news.isEmpty()) {
      ((ObjectNode) tree).putArray("interactions").addAll(news);
      Json.write(
          folder.resolve(
              "%s-%s-%d.json".formatted(pact.consumer(), provider, Pact.files(folder).size() + 1)),
          tree);
    }
  }

  /** How many interactions there are in all. */
  public int interactions() {
    return digests.size();
  }

  /**
   * Marks as pending what the provider is not known to keep: it is tried and its result is kept,
   * but a consumer's new wish does not break a provider that has not heard of it.
   *
   * @return the pending interactions
   * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/pending_pacts">Pending pacts</a>
   */
  public List<Interaction> markPending(Predicate<Interaction> known) {
    List<Interaction> pending = new ArrayList<>();
    for (Path file : Pact.files(folder)) {
      JsonNode tree = Json.tree(file);
      for (JsonNode node : tree.path("interactions")) {
        Interaction interaction = Interaction.of(node);
        boolean isPending = !known.test(interaction);
        ((ObjectNode) node).put("pending", isPending);
        if (isPending) {
          pending.add(interaction);
        }
      }
      Json.write(file, tree);
    }
    return pending;
  }
}
