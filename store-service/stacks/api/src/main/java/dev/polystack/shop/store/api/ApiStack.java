package dev.polystack.shop.store.api;

import dev.polystack.kit.JavaFunction;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import dev.polystack.shop.contracts.parameters.StoreParameters;
import dev.polystack.shop.store.catalog.IndexParameters;
import dev.polystack.shop.store.search.opensearch.IndexDefinition;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.appsync.AuthorizationConfig;
import software.amazon.awscdk.services.appsync.AuthorizationMode;
import software.amazon.awscdk.services.appsync.AuthorizationType;
import software.amazon.awscdk.services.appsync.BaseResolverProps;
import software.amazon.awscdk.services.appsync.Definition;
import software.amazon.awscdk.services.appsync.GraphqlApi;
import software.amazon.awscdk.services.appsync.LambdaDataSource;
import software.amazon.awscdk.services.appsync.UserPoolConfig;
import software.amazon.awscdk.services.appsync.UserPoolDefaultAction;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;

/** AppSync over one function, for signed-in customers only. */
public final class ApiStack extends ServiceStack {

  /** With batches a function says per field what went wrong, and of which type it is. */
  private static final int BATCH = 10;

  private static final int DEEPEST_QUERY = 8;

  private static final int MOST_RESOLVERS = 20;

  /** Adds the stack to its service. */
  public ApiStack(ServiceApp app) {
    super(app, "api", "The GraphQL API by which customers find products");
    GraphqlApi api =
        GraphqlApi.Builder.create(this, "Api")
            .name(physicalName("graphql"))
            .definition(Definition.fromFile(schema()))
            .authorizationConfig(customersOnly())
            .queryDepthLimit(DEEPEST_QUERY)
            .resolverCountLimit(MOST_RESOLVERS)
            .build();
    RequestLog.of(this, api);
    LambdaDataSource search = api.addLambdaDataSource("Search", resolver());
    Suppression.of("AwsSolutions-IAM5", "the function's versions, as the CDK always allows")
        .onlyOf(".Arn>:*")
        .on(search);
    QueryFields.NAMES.forEach(field -> resolve(search, field));
    publish(StoreParameters.GRAPHQL_URL, api.getGraphqlUrl());
  }

  private static String schema() {
    return dev.polystack.shop.contracts.graphql.GraphqlApi.load("store").file().toString();
  }

  private AuthorizationConfig customersOnly() {
    UserPoolConfig customers =
        UserPoolConfig.builder()
            .userPool(
                UserPool.fromUserPoolId(this, "Customers", consume(StoreParameters.USER_POOL_ID)))
            .appIdClientRegex(consume(StoreParameters.CLIENT_ID))
            .defaultAction(UserPoolDefaultAction.ALLOW)
            .build();
    return AuthorizationConfig.builder()
        .defaultAuthorization(
            AuthorizationMode.builder()
                .authorizationType(AuthorizationType.USER_POOL)
                .userPoolConfig(customers)
                .build())
        .build();
  }

  private Function resolver() {
    Function resolver =
        JavaFunction.in(this, "search-resolver", SearchResolver.class)
            .environment(SearchResolver.INDEX_ENDPOINT, consume(IndexParameters.ENDPOINT))
            .timeout(Duration.seconds(15))
            .build();
    String index = consume(IndexParameters.DOMAIN_ARN) + "/" + IndexDefinition.ALIAS;
    allow(resolver, "es:ESHttpPost", index + "/_search");
    allow(resolver, "es:ESHttpGet", index + "/_doc/*");
    Suppression.of("AwsSolutions-IAM5", "the path of a document ends with its id")
        .onlyOf("/_doc/*")
        .on(resolver.getRole());
    return resolver;
  }

  private static void allow(Function function, String action, String resource) {
    function.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of(action))
            .resources(List.of(resource))
            .build());
  }

  private static void resolve(LambdaDataSource source, String field) {
    source.createResolver(
        "Query-" + field,
        BaseResolverProps.builder().typeName("Query").fieldName(field).maxBatchSize(BATCH).build());
  }
}
