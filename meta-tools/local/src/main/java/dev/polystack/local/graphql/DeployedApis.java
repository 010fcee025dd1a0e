package dev.polystack.local.graphql;

import dev.polystack.local.Cloud;
import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.DataSource;
import software.amazon.awssdk.services.appsync.model.DefaultAction;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.appsync.model.NotFoundException;
import software.amazon.awssdk.services.appsync.model.OutputType;
import software.amazon.awssdk.services.appsync.model.Resolver;
import software.amazon.awssdk.services.appsync.model.UserPoolConfig;

/** Reads GraphQL APIs from the emulator, as the CDK has deployed them. */
final class DeployedApis {

  private final AppSyncClient appSync;

  DeployedApis(Cloud cloud) {
    this.appSync = cloud.client(AppSyncClient.builder());
  }

  Optional<DeployedApi> find(String id) {
    GraphqlApi api;
    try {
      api = appSync.getGraphqlApi(request -> request.apiId(id)).graphqlApi();
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    String sdl =
        appSync
            .getIntrospectionSchema(request -> request.apiId(id).format(OutputType.SDL))
            .schema()
            .asUtf8String();
    UserPoolConfig pool = api.userPoolConfig();
    refuseUnsupported(api, pool);
    return Optional.of(
        new DeployedApi(
            id,
            sdl,
            pool == null ? null : pool.userPoolId(),
            pool == null ? null : pool.appIdClientRegex(),
            resolvers(id, sdl)));
  }

  /** With either of them, the schema's directives mean something else than they do here. */
  private static void refuseUnsupported(GraphqlApi api, @Nullable UserPoolConfig pool) {
    if (!api.additionalAuthenticationProviders().isEmpty()) {
      throw new UnsupportedApiException(
          api.name(), "it has additional authentication providers, and only Cognito is known");
    }
    if (pool != null && pool.defaultAction() == DefaultAction.DENY) {
      throw new UnsupportedApiException(
          api.name(), "the default action of its user pool is DENY, and only ALLOW is known");
    }
  }

  private List<DeployedResolver> resolvers(String id, String sdl) {
    Map<String, DataSource> functions = new HashMap<>();
    for (DataSource source : appSync.listDataSources(request -> request.apiId(id)).dataSources()) {
      if (source.lambdaConfig() != null) {
        functions.put(source.name(), source);
      }
    }
    List<DeployedResolver> resolvers = new ArrayList<>();
    for (ObjectTypeDefinition type :
        Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class)) {
      for (Resolver resolver :
          appSync
              .listResolvers(request -> request.apiId(id).typeName(type.getName()))
              .resolvers()) {
        DataSource source = functions.get(resolver.dataSourceName());
        if (source != null) {
          boolean batched = resolver.maxBatchSize() != null && resolver.maxBatchSize() > 0;
          resolvers.add(
              new DeployedResolver(
                  type.getName(),
                  resolver.fieldName(),
                  source.lambdaConfig().lambdaFunctionArn(),
                  source.serviceRoleArn(),
                  batched));
        }
      }
    }
    return resolvers;
  }
}
