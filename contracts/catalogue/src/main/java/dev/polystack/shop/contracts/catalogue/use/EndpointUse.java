package dev.polystack.shop.contracts.catalogue.use;

import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.GraphqlContract;
import dev.polystack.shop.contracts.catalogue.contract.MessageContract;
import dev.polystack.shop.contracts.catalogue.contract.RestContract;
import dev.polystack.shop.contracts.catalogue.use.StackTemplate.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who serves and who calls an API or an exposed queue. A stack serves a REST API if it has a route
 * for each of its operations, a GraphQL API if it has exactly its schema, a queue's messages if it
 * has the queue's name and publishes a queue for other services. A stack calls it if it consumes a
 * parameter that is made of that API or queue.
 */
final class EndpointUse {

  private final List<StackTemplate> stacks;

  EndpointUse(List<StackTemplate> stacks) {
    this.stacks = stacks;
  }

  Usage of(Contract contract) {
    List<Party> servers = new ArrayList<>();
    List<Party> callers = new ArrayList<>();
    for (StackTemplate stack : stacks) {
      for (String resource : endpoints(stack, contract)) {
        servers.add(stack.party("its resource " + resource + " serves it"));
        for (String parameter : stack.parametersOf(resource)) {
          stacks.stream()
              .filter(other -> other.consumed().contains(parameter))
              .map(other -> other.party("consumes " + withoutEnvironment(parameter)))
              .forEach(callers::add);
        }
      }
    }
    return new Usage(servers, callers);
  }

  private static List<String> endpoints(StackTemplate stack, Contract contract) {
    if (contract instanceof RestContract rest) {
      return stack.resources("AWS::ApiGatewayV2::Api").stream()
          .map(Resource::id)
          .filter(api -> routes(stack, api).containsAll(operations(rest)))
          .toList();
    }
    if (contract instanceof GraphqlContract graphql) {
      return stack.resources("AWS::AppSync::GraphQLSchema").stream()
          .map(Resource::properties)
          .filter(schema -> schema.path("Definition").asText().equals(graphql.sdl()))
          .map(schema -> schema.path("ApiId").path("Fn::GetAtt").path(0).asText())
          .toList();
    }
    MessageContract message = (MessageContract) contract;
    return stack.service().equals(message.service()) && stack.name().equals(message.queue())
        ? stack.resources("AWS::SQS::Queue").stream()
            .map(Resource::id)
            .filter(
                queue -> stack.parametersOf(queue).stream().anyMatch(stack.published()::contains))
            .toList()
        : List.of();
  }

  private static Set<String> operations(RestContract rest) {
    Set<String> keys = new HashSet<>();
    rest.operations().forEach(each -> keys.add(each.method() + " " + each.path()));
    return keys;
  }

  private static Set<String> routes(StackTemplate stack, String api) {
    Set<String> keys = new HashSet<>();
    stack.resources("AWS::ApiGatewayV2::Route").stream()
        .map(Resource::properties)
        .filter(route -> StackTemplate.refersTo(route.path("ApiId"), api))
        .forEach(route -> keys.add(route.path("RouteKey").asText()));
    return keys;
  }

  /** Without the project and the environment that the assembly happens to be made for. */
  private static String withoutEnvironment(String parameter) {
    String[] parts = parameter.split("/", 4);
    return parts.length == 4 ? parts[3] : parameter;
  }
}
