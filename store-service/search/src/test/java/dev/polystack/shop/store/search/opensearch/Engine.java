package dev.polystack.shop.store.search.opensearch;

import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import dev.polystack.shop.store.search.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opensearch.http.HttpServerTransport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;

/** A real OpenSearch node in this JVM, started once for all test classes that ask for it. */
final class Engine implements AutoCloseable {

  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

  private final OpenSearchRunner runner = new OpenSearchRunner();
  private final URI endpoint;

  private Engine() {
    runner
        .onBuild(
            (number, settings) -> {
              settings.put("discovery.type", "single-node");
              settings.put("network.host", "127.0.0.1");
              settings.put("http.port", "0");
              settings.put("transport.port", "0");
            })
        .build(
            newConfigs()
                .clusterName("store-search-test")
                .basePath(temporaryFolder())
                .numOfNode(1)
                .disableESLogger());
    int port =
        runner.getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
    endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Hands the node to the tests. */
  static final class Extension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Engine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Engine.class, key -> new Engine(), Engine.class);
    }
  }

  /** A new client, as each function has one. */
  OpenSearchCatalogIndex client() {
    return OpenSearchCatalogIndex.at(endpoint, "eu-central-1", CREDENTIALS);
  }

  /** Takes the index away. */
  void forget() {
    send(SdkHttpMethod.DELETE, "/" + IndexDefinition.NAME);
  }

  SignedHttp.Answer send(SdkHttpMethod method, String path) {
    return new SignedHttp(endpoint, "eu-central-1", CREDENTIALS)
        .send(method, path, Optional.empty(), Deadline.NEVER);
  }

  @Override
  public void close() throws IOException {
    runner.close();
    runner.clean();
  }

  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory("opensearch-").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
