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
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.DataSource;
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
    return Optional.of(
        new DeployedApi(
            id,
            sdl,
            pool == null ? null : pool.userPoolId(),
            pool == null ? null : pool.appIdClientRegex(),
            resolvers(id, sdl)));
  }

  private List<DeployedResolver> resolvers(String id, String sdl) {
    Map<String, String> functions = new HashMap<>();
    for (DataSource source : appSync.listDataSources(request -> request.apiId(id)).dataSources()) {
      if (source.lambdaConfig() != null) {
        functions.put(source.name(), source.lambdaConfig().lambdaFunctionArn());
      }
    }
    List<DeployedResolver> resolvers = new ArrayList<>();
    for (ObjectTypeDefinition type :
        Parser.parse(sdl).getDefinitionsOfType(ObjectTypeDefinition.class)) {
      for (Resolver resolver :
          appSync
              .listResolvers(request -> request.apiId(id).typeName(type.getName()))
              .resolvers()) {
        String function = functions.get(resolver.dataSourceName());
        if (function != null) {
          boolean batched = resolver.maxBatchSize() != null && resolver.maxBatchSize() > 0;
          resolvers.add(
              new DeployedResolver(type.getName(), resolver.fieldName(), function, batched));
        }
      }
    }
    return resolvers;
  }
}
