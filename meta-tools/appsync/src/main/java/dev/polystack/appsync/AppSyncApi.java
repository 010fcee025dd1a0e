package dev.polystack.appsync;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GraphQL API that can be asked, by users of a Cognito pool and nobody else. */
public final class AppSyncApi {

  /** Scalars and directives that every AppSync schema may use without declaring them. */
  private static final List<String> SCALARS =
      List.of(
          "AWSDate",
          "AWSTime",
          "AWSDateTime",
          "AWSTimestamp",
          "AWSEmail",
          "AWSJSON",
          "AWSURL",
          "AWSPhone",
          "AWSIPAddress");

  private static final String DIRECTIVES =
      """
      directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
      directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
      directive @aws_api_key on OBJECT | FIELD_DEFINITION
      directive @aws_iam on OBJECT | FIELD_DEFINITION
      directive @aws_oidc on OBJECT | FIELD_DEFINITION
      directive @aws_lambda on OBJECT | FIELD_DEFINITION
      directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
      """;

  private final GraphQL graphql;

  /**
   * An API of a schema.
   *
   * @param schema in GraphQL's schema definition language
   * @param resolvers of fields; any other field is a property of what its parent resolved to
   * @throws IllegalArgumentException if the schema names groups where AppSync ignores them
   */
  public AppSyncApi(String schema, List<Resolver> resolvers) {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new ByTypename());
    StringBuilder sdl = new StringBuilder(DIRECTIVES);
    for (String scalar : SCALARS) {
      sdl.append("scalar ").append(scalar).append('\n');
      wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new AsItIs()).build());
    }
    for (Resolver each : resolvers) {
      wiring.type(each.type(), type -> type.dataFetcher(each.field(), FieldResolver.of(each)));
    }
    GraphQLSchema executable =
        new SchemaGenerator()
            .makeExecutableSchema(new SchemaParser().parse(sdl + schema), wiring.build());
    this.graphql =
        GraphQL.newGraphQL(executable).instrumentation(new CognitoGroups(executable)).build();
  }

  /**
   * The answer to a request by HTTP.
   *
   * @param body as it came
   * @param caller whoever the token belongs to; empty if it is nobody's
   */
  public GraphqlAnswer answer(byte[] body, Optional<Caller> caller) {
    if (caller.isEmpty()) {
      return GraphqlAnswer.unauthorized();
    }
    return GraphqlRequest.parse(body)
        .map(request -> new GraphqlAnswer(200, execute(request, caller.get())))
        .orElseGet(GraphqlAnswer::malformed);
  }

  /** The answer to a request, as GraphQL's specification wants it: data and errors. */
  public Map<String, Object> execute(GraphqlRequest request, Caller caller) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput(request.query())
            .variables(request.variables())
            .graphQLContext(Map.of(Caller.class, caller));
    if (request.operationName() != null) {
      input.operationName(request.operationName());
    }
    return graphql.execute(input.build()).toSpecification();
  }
}
