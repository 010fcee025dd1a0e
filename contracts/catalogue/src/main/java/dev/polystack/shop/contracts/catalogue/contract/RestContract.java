package dev.polystack.shop.contracts.catalogue.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A REST API, from its OpenAPI document.
 *
 * @param operations what it can be asked to do
 */
public record RestContract(
    Path file,
    String name,
    String service,
    String description,
    String version,
    boolean deprecated,
    List<Operation> operations)
    implements Contract {

  /**
   * One thing that it can be asked to do.
   *
   * @param groups whose users may
   * @param causes the names of the events that follow
   * @param request the schema of the body, if it takes one
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      List<String> groups,
      List<String> causes,
      List<Field> parameters,
      Optional<Path> request,
      List<Answer> answers) {}

  /**
   * One way in which it answers.
   *
   * @param status HTTP's status code
   * @param schema of the body, if there is one
   */
  public record Answer(String status, String description, Optional<Path> schema) {}

  /** Copies the list. */
  public RestContract {
    operations = List.copyOf(operations);
  }

  @Override
  public Kind kind() {
    return Kind.REST_API;
  }

  @Override
  public List<String> causes() {
    return operations.stream().flatMap(each -> each.causes().stream()).distinct().toList();
  }
}
