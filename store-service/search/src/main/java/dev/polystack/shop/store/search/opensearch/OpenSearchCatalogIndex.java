package dev.polystack.shop.store.search.opensearch;

import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexUnavailableException;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.SearchQuery;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The index of products in an OpenSearch domain. It makes the index when it first writes to it. */
public final class OpenSearchCatalogIndex implements CatalogIndex {

  /** A missing alias is an error: else OpenSearch would make an index without our mapping. */
  private static final String BULK =
      "/" + IndexDefinition.ALIAS + "/_bulk?refresh=true&require_alias=true";

  private final SignedHttp http;
  private final Deadline deadline;

  private OpenSearchCatalogIndex(SignedHttp http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  /** The index in the domain at this address; region and credentials come from the environment. */
  public static OpenSearchCatalogIndex at(URI endpoint) {
    return at(
        endpoint,
        new DefaultAwsRegionProviderChain().getRegion().id(),
        DefaultCredentialsProvider.builder().build());
  }

  /** The index in the domain at this address. */
  static OpenSearchCatalogIndex at(
      URI endpoint, String region, AwsCredentialsProvider credentials) {
    return new OpenSearchCatalogIndex(
        new SignedHttp(endpoint, region, credentials), Deadline.NEVER);
  }

  @Override
  public CatalogIndex within(Deadline deadline) {
    return new OpenSearchCatalogIndex(http, deadline);
  }

  @Override
  public List<Outcome> apply(List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      SignedHttp.Answer answer = bulk(changes);
      if (BulkRequest.indexMissing(answer)) {
        create();
        answer = bulk(changes);
      }
      List<Outcome> outcomes = BulkRequest.outcomes(answer.body());
      return answer.ok() && outcomes.size() == changes.size()
          ? outcomes
          : unavailable(changes, "the bulk request was answered " + described(answer));
    } catch (IndexUnavailableException e) {
      return unavailable(changes, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Page search(SearchQuery query) {
    List<String> words = query.text().words();
    if (words.isEmpty()) {
      return Page.EMPTY;
    }
    // Pages of one search come from one copy of the index, so they fit together.
    String path = "/%s/_search?preference=%08x".formatted(IndexDefinition.ALIAS, words.hashCode());
    SignedHttp.Answer answer =
        send(SdkHttpMethod.POST, path, Optional.of(SearchRequest.body(query).toString()));
    if (answer.errorType().equals("index_not_found_exception")) {
      return Page.EMPTY;
    }
    if (!answer.ok()) {
      throw new IndexUnavailableException("the search was answered " + described(answer));
    }
    return SearchRequest.page(query, answer.body());
  }

  @Override
  public Optional<IndexedProduct> find(ProductId id) {
    String path = "/%s/_doc/%s".formatted(IndexDefinition.ALIAS, id);
    SignedHttp.Answer answer = send(SdkHttpMethod.GET, path, Optional.empty());
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw new IndexUnavailableException(
          "product %s was answered %s".formatted(id, described(answer)));
    }
    return Optional.of(answer.body().path("_source"))
        .filter(source -> !source.path("withdrawn").asBoolean())
        .map(Documents::product);
  }

  private SignedHttp.Answer bulk(List<Change> changes) {
    return send(SdkHttpMethod.POST, BULK, Optional.of(BulkRequest.body(changes)));
  }

  /**
   * Index and alias come into being at once; whoever comes second finds them there. An index
   * without the alias, which somebody took away, gets it back.
   */
  private void create() {
    SignedHttp.Answer answer =
        send(SdkHttpMethod.PUT, "/" + IndexDefinition.NAME, Optional.of(IndexDefinition.json()));
    if (answer.errorType().equals("resource_already_exists_exception")) {
      answer = send(SdkHttpMethod.PUT, IndexDefinition.ALIAS_PATH, Optional.empty());
    }
    if (!answer.ok()) {
      throw new IndexUnavailableException(
          "creating the index %s was answered %s"
              .formatted(IndexDefinition.NAME, described(answer)));
    }
  }

  private SignedHttp.Answer send(SdkHttpMethod method, String path, Optional<String> body) {
    return http.send(method, path, body, deadline);
  }

  private static List<Outcome> unavailable(List<Change> changes, String reason) {
    return Collections.nCopies(changes.size(), new Outcome.Unavailable(reason));
  }

  private static String described(SignedHttp.Answer answer) {
    return "%d %s: %s"
        .formatted(
            answer.status(),
            answer.errorType(),
            answer.body().at("/error/reason").asText("no reason given"));
  }
}
