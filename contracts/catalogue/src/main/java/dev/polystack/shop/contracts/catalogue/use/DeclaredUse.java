package dev.polystack.shop.contracts.catalogue.use;

import dev.polystack.shop.contracts.catalogue.CatalogueException;
import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.Contract.Kind;
import dev.polystack.shop.contracts.catalogue.contract.ContractLibrary;
import dev.polystack.shop.contracts.catalogue.contract.MessageContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has to do with which contract, as far as cloud assemblies were given.
 *
 * @param services those whose assemblies were given; nothing is known of others
 * @param usages by contract
 */
public record DeclaredUse(Set<String> services, Map<Contract, Usage> usages) {

  /**
   * Reads assemblies.
   *
   * @param assemblies the folders into which services were synthesized; may be none
   * @throws IOException if a folder holds no assembly
   * @throws CatalogueException if a rule names an event that no contract promises
   */
  public static DeclaredUse read(List<Path> assemblies, ContractLibrary library)
      throws IOException {
    List<StackTemplate> stacks = new ArrayList<>();
    for (Path folder : assemblies) {
      stacks.addAll(AssemblyReader.read(folder));
    }
    EventUse events = new EventUse(stacks);
    List<String> problems = events.problems(events(library));
    if (!problems.isEmpty()) {
      throw new CatalogueException(problems);
    }
    EndpointUse endpoints = new EndpointUse(stacks);
    Map<Contract, Usage> usages = new LinkedHashMap<>();
    for (Contract contract : library.contracts()) {
      usages.put(
          contract,
          contract instanceof MessageContract message && message.kind() == Kind.EVENT
              ? events.of(message)
              : endpoints.of(contract));
    }
    Set<String> services = new TreeSet<>();
    stacks.forEach(stack -> services.add(stack.service()));
    return new DeclaredUse(services, usages);
  }

  /** Who has to do with a contract. */
  public Usage of(Contract contract) {
    return usages.getOrDefault(contract, Usage.UNKNOWN);
  }

  private static List<MessageContract> events(ContractLibrary library) {
    return library.contracts().stream()
        .filter(contract -> contract.kind() == Kind.EVENT)
        .map(MessageContract.class::cast)
        .toList();
  }
}
