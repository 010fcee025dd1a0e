package dev.polystack.appsync;

import graphql.execution.DataFetcherResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields that are for some groups of the Cognito pool only.
 *
 * <p>Where Cognito is an API's only way to authorize, AppSync minds {@code @aws_auth} on the fields
 * of {@code Query}, {@code Mutation} and {@code Subscription}, and no groups anywhere else. A
 * schema that names some elsewhere would be open to all without anybody noticing, and is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html">
 *     Configuring authorization and authentication</a>
 * @see <a href="https://github.com/aws/aws-appsync-community/issues/275">@aws_auth works
 *     differently than @aws_cognito_user_pools</a>
 */
final class CognitoGroups extends SimplePerformantInstrumentation {

  private static final String MINDED = "aws_auth";
  private static final String IGNORED = "aws_cognito_user_pools";

  private final Set<String> operations;

  /**
   * The groups of a schema.
   *
   * @throws IllegalArgumentException if AppSync would ignore some; the message names all of them
   */
  CognitoGroups(GraphQLSchema schema) {
    this.operations =
        Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
            .filter(Objects::nonNull)
            .map(type -> type.getName())
            .collect(Collectors.toSet());
    List<String> open = new ArrayList<>();
    for (var type : schema.getAllTypesAsList()) {
      if (type instanceof GraphQLFieldsContainer container && !type.getName().startsWith("__")) {
        addIgnored(container, open);
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(
          "AppSync ignores the groups of %s: where Cognito is an API's only way to authorize, it minds @aws_auth on the fields of Query, Mutation and Subscription alone"
              .formatted(String.join(", ", open)));
    }
  }

  private void addIgnored(GraphQLFieldsContainer type, List<String> open) {
    if (type instanceof GraphQLDirectiveContainer marked && groups(marked, IGNORED).isPresent()) {
      open.add("%s (@%s)".formatted(type.getName(), IGNORED));
    }
    for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
      for (String directive : List.of(IGNORED, MINDED)) {
        boolean minded = directive.equals(MINDED) && operations.contains(type.getName());
        if (!minded && groups(field, directive).isPresent()) {
          open.add("%s.%s (@%s)".formatted(type.getName(), field.getName(), directive));
        }
      }
    }
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      InstrumentationState state) {
    DataFetchingEnvironment environment = parameters.getEnvironment();
    Optional<List<String>> groups = groups(environment.getFieldDefinition(), MINDED);
    if (groups.isEmpty() || isInAny(groups.get(), environment)) {
      return fetcher;
    }
    return ignored -> refusal(environment);
  }

  private static Optional<List<String>> groups(GraphQLDirectiveContainer marked, String name) {
    return Optional.ofNullable(marked.getAppliedDirective(name))
        .map((GraphQLAppliedDirective directive) -> directive.getArgument("cognito_groups"))
        .map((GraphQLAppliedDirectiveArgument argument) -> argument.<List<String>>getValue());
  }

  private static boolean isInAny(List<String> groups, DataFetchingEnvironment environment) {
    Caller caller = Objects.requireNonNull(environment.getGraphQlContext().get(Caller.class));
    return caller.claims().get("cognito:groups") instanceof Collection<?> own
        && own.stream().anyMatch(groups::contains);
  }

  private static Object refusal(DataFetchingEnvironment environment) {
    String message =
        "Not Authorized to access %s on type %s"
            .formatted(
                environment.getFieldDefinition().getName(),
                ((GraphQLFieldsContainer) environment.getParentType()).getName());
    return DataFetcherResult.newResult()
        .error(ResolverError.at(environment, "Unauthorized", message))
        .build();
  }
}
