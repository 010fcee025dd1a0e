package dev.polystack.local.graphql;

import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;
import java.util.Map;

/** A deployed API that can be asked. */
final class ExecutableApi {

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

  private final DeployedApi deployed;
  private final GraphQL graphql;

  ExecutableApi(DeployedApi deployed, FunctionResolver resolver) {
    this.deployed = deployed;
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new ByTypename());
    StringBuilder sdl = new StringBuilder(DIRECTIVES);
    for (String scalar : SCALARS) {
      sdl.append("scalar ").append(scalar).append('\n');
      wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new AsItIs()).build());
    }
    for (DeployedResolver each : deployed.resolvers()) {
      wiring.type(each.type(), type -> type.dataFetcher(each.field(), resolver.of(each)));
    }
    this.graphql =
        GraphQL.newGraphQL(
                new SchemaGenerator()
                    .makeExecutableSchema(
                        new SchemaParser().parse(sdl + deployed.sdl()), wiring.build()))
            .build();
  }

  DeployedApi deployed() {
    return deployed;
  }

  ExecutionResult execute(GraphqlRequest request, Caller caller) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput(request.query())
            .variables(request.variables())
            .graphQLContext(Map.of(Caller.class, caller));
    if (request.operationName() != null) {
      input.operationName(request.operationName());
    }
    return graphql.execute(input.build());
  }
}
