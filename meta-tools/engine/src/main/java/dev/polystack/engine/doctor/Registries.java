package dev.polystack.engine.doctor;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.git.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the registries answer that packages come from, each as it is configured here. */
record Registries(Checkout checkout) implements Examination {

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int SERVER_ERROR = 500;
  private static final Pattern MIRROR =
      Pattern.compile("<mirror>.*?<url>\\s*(\\S+?)\\s*</url>.*?</mirror>", Pattern.DOTALL);

  @Override
  public List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(look("npm's registry", npm()));
    findings.add(look("Python's index", pip()));
    findings.add(look("Maven's mirror", maven()));
    return findings;
  }

  private Optional<String> npm() throws InterruptedException {
    return said("npm", "config", "get", "registry");
  }

  private Optional<String> pip() throws InterruptedException {
    Optional<String> variable = Optional.ofNullable(System.getenv("PIP_INDEX_URL"));
    return variable.isPresent()
        ? variable
        : said(
            System.getenv().getOrDefault("META_PYTHON", "python3"),
            "-m",
            "pip",
            "config",
            "get",
            "global.index-url");
  }

  private static Optional<String> maven() {
    try {
      Path settings = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
      Matcher mirror = MIRROR.matcher(Files.exists(settings) ? Files.readString(settings) : "");
      return mirror.find() ? Optional.of(mirror.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> said(String... command) throws InterruptedException {
    try {
      Finished finished = Program.of(command).run(checkout.log("doctor"));
      return finished.succeeded()
          ? finished.lines().stream().filter(line -> line.startsWith("http")).findFirst()
          : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Only the host of the address is shown. */
  static Finding look(String subject, Optional<String> address) throws InterruptedException {
    if (address.isEmpty()) {
      return Finding.good(subject, "not configured: the usual one");
    }
    try {
      URI url = URI.create(Credentials.removedFrom(address.get()));
      int status =
          client()
              .send(
                  HttpRequest.newBuilder(url).timeout(PATIENCE).GET().build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status < SERVER_ERROR
          ? Finding.good(subject, url.getHost() + " answers")
          : Finding.bad(subject, "%s answers %d: try again later".formatted(url.getHost(), status));
    } catch (IOException | IllegalArgumentException e) {
      return Finding.bad(
          subject,
          "does not answer (%s): check the network, the proxy and the configuration"
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private static HttpClient client() {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL);
    Map<String, String> variables = System.getenv();
    Stream.of("https_proxy", "HTTPS_PROXY")
        .flatMap(name -> Stream.ofNullable(variables.get(name)))
        .filter(proxy -> !proxy.isBlank())
        .findFirst()
        .map(URI::create)
        .filter(proxy -> proxy.getHost() != null && proxy.getPort() > 0)
        .ifPresent(
            proxy ->
                client.proxy(
                    ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort()))));
    return client.build();
  }
}
