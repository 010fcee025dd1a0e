package dev.polystack.engine.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Written;
import dev.polystack.engine.tools.NpmTool;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project as one page that needs no other file and no network: services, their stacks and
 * resources, what flows between them, who owns them, and where their code is. The Eclipse Layout
 * Kernel places everything, Panzoom moves it; both come from npm's registry and go into the page.
 */
public final class GraphPage {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SCRIPTS =
      List.of(
          "state.js",
          "model.js",
          "layout.js",
          "view.js",
          "move.js",
          "details.js",
          "find.js",
          "main.js");

  private record Node(
      String id,
      String name,
      List<String> owners,
      @Nullable Source source,
      @Nullable List<StackNode> stacks) {}

  private record StackNode(
      String id,
      String name,
      String description,
      boolean mock,
      List<String> owners,
      Source source,
      List<Topology.Resource> resources) {}

  private record Edge(String from, String to, String kind, String label) {}

  private record Content(
      String project, String environment, List<Node> services, List<Edge> edges) {}

  private final NpmTool libraries;
  private final Map<String, Repository> repositories;
  private final Path root;

  /**
   * Pages about a workspace.
   *
   * @param repositories each service's, by the service's name
   * @param root where the repositories are checked out
   */
  public GraphPage(WorkFolder work, Map<String, Repository> repositories, Path root) {
    this.libraries = new NpmTool(work, "page", "what lays the page out");
    this.repositories = Map.copyOf(repositories);
    this.root = root;
  }

  /** Writes the page. */
  public void write(Topology topology, String project, String environment, Path page)
      throws InterruptedException {
    libraries.install();
    var content =
        new Content(
            project,
            environment,
            topology.services().stream().map(service -> node(service, page)).toList(),
            topology.edges().stream()
                .map(
                    edge ->
                        new Edge(
                            edge.from(),
                            edge.to(),
                            edge.kind().name().toLowerCase(Locale.ROOT),
                            edge.label()))
                .toList());
    String html = resource("page.html");
    for (var part : parts(content).entrySet()) {
      html = html.replace("{{" + part.getKey() + "}}", part.getValue());
    }
    Written.to(page, html);
  }

  /** In this order: nothing that is filled in later stands in what came before. */
  private Map<String, String> parts(Content content) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("title", escaped(content.project() + ": services, stacks and resources"));
    parts.put("style", resource("page.css"));
    parts.put("script", SCRIPTS.stream().map(GraphPage::resource).collect(Collectors.joining()));
    parts.put(
        "libraries",
        Stream.of("elkjs/lib/elk.bundled.js", "@panzoom/panzoom/dist/panzoom.min.js")
            .map(this::library)
            .collect(Collectors.joining("\n")));
    parts.put("graph", json(content));
    return parts;
  }

  private Node node(Topology.Service service, Path page) {
    Repository repository = repository(service.name());
    CodeOwners owners = CodeOwners.of(folder(repository));
    return new Node(
        service.name(),
        service.name(),
        owners.of(""),
        Source.of(repository, folder(repository), "", page),
        service.stacks().stream().map(stack -> node(stack, repository, owners, page)).toList());
  }

  private StackNode node(
      Topology.Stack stack, Repository repository, CodeOwners owners, Path page) {
    return new StackNode(
        stack.id(),
        stack.name(),
        stack.description(),
        stack.mock(),
        owners.of(stack.folder()),
        Source.of(repository, folder(repository), stack.folder(), page),
        stack.resources());
  }

  private Repository repository(String service) {
    return Objects.requireNonNull(repositories.get(service), service);
  }

  private Path folder(Repository repository) {
    return repository.folder(root);
  }

  /** As JSON that no HTML parser takes for the end of a script. */
  private static String json(Content content) {
    try {
      return JSON.writeValueAsString(content).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records can always be written", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String library(String path) {
    try {
      return Files.readString(libraries.module(path)).replace("</script", "<\\/script");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static String resource(String name) {
    String path = "/dev/polystack/engine/page/" + name;
    try (InputStream content = GraphPage.class.getResourceAsStream(path)) {
      return new String(
          Objects.requireNonNull(content, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own " + path, e);
    }
  }
}
