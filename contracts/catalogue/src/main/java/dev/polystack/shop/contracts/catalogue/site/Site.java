package dev.polystack.shop.contracts.catalogue.site;

import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.Contract.Kind;
import dev.polystack.shop.contracts.catalogue.contract.ContractLibrary;
import dev.polystack.shop.contracts.catalogue.contract.Field;
import dev.polystack.shop.contracts.catalogue.contract.MessageContract;
import dev.polystack.shop.contracts.catalogue.contract.RestContract;
import dev.polystack.shop.contracts.catalogue.contract.SchemaDoc;
import dev.polystack.shop.contracts.catalogue.flow.FlowDiagram;
import dev.polystack.shop.contracts.catalogue.flow.FlowDiagram.Flow;
import dev.polystack.shop.contracts.catalogue.use.DeclaredUse;
import dev.polystack.shop.contracts.catalogue.use.Party;
import dev.polystack.shop.contracts.catalogue.use.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the pages are about, and what they ask for. */
public final class Site {

  private final ContractLibrary library;
  private final DeclaredUse use;

  /** A site about these contracts. */
  public Site(ContractLibrary library, DeclaredUse use) {
    this.library = library;
    this.use = use;
  }

  static String address(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.substring(0, path.lastIndexOf('.')) + ".html";
  }

  static String serviceAddress(String service) {
    return "services/" + service + ".html";
  }

  /** The contracts of a kind. */
  public List<Contract> contracts(Kind kind) {
    return library.contracts().stream().filter(contract -> contract.kind() == kind).toList();
  }

  /** All contracts. */
  public List<Contract> contracts() {
    return library.contracts();
  }

  /** The schemas that are parts of contracts and none by themselves. */
  public List<SchemaDoc> types() {
    return library.schemas().values().stream()
        .filter(library::isPart)
        .sorted(Comparator.comparing(SchemaDoc::title))
        .toList();
  }

  /** Every service that offers or uses something. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    for (Contract contract : contracts()) {
      services.add(contract.service());
      Usage usage = usage(contract);
      Stream.concat(usage.offers().stream(), usage.uses().stream())
          .forEach(party -> services.add(party.service()));
    }
    return services;
  }

  /** The services whose declared use is known. */
  public Set<String> known() {
    return use.services();
  }

  /** Who has to do with a contract. */
  public Usage usage(Contract contract) {
    return use.of(contract);
  }

  /** What a service answers for. */
  public List<Contract> offeredBy(String service) {
    return contracts().stream().filter(each -> each.service().equals(service)).toList();
  }

  /** What a service uses. */
  public List<Contract> usedBy(String service) {
    return contracts().stream()
        .filter(each -> usage(each).uses().stream().anyMatch(p -> p.service().equals(service)))
        .toList();
  }

  /** A service's stacks that have to do with a contract, by name, with what they are for. */
  public Map<String, String> stacks(String service) {
    Map<String, String> stacks = new TreeMap<>();
    contracts().stream()
        .map(this::usage)
        .flatMap(usage -> Stream.concat(usage.offers().stream(), usage.uses().stream()))
        .filter(party -> party.service().equals(service))
        .forEach(party -> stacks.put(party.stack(), party.description()));
    return stacks;
  }

  /** All majors of a message, the newest first. */
  public List<MessageContract> majors(MessageContract message) {
    return contracts(message.kind()).stream()
        .map(MessageContract.class::cast)
        .filter(each -> each.title().equals(message.title()))
        .filter(each -> each.service().equals(message.service()))
        .sorted(Comparator.comparingInt(MessageContract::major).reversed())
        .toList();
  }

  /** The contracts and types that refer to a type. */
  public List<Reference> referencesTo(Path type) {
    List<Reference> references = new ArrayList<>();
    for (SchemaDoc schema : library.schemas().values()) {
      if (schema.fields().stream()
          .map(Field::target)
          .anyMatch(t -> t.filter(type::equals).isPresent())) {
        references.add(new Reference(name(schema), schema.file()));
      }
    }
    for (Contract contract : contracts(Kind.REST_API)) {
      if (((RestContract) contract)
          .operations().stream()
              .flatMap(
                  each ->
                      Stream.concat(
                          each.request().stream(),
                          Stream.concat(
                              each.parameters().stream().flatMap(p -> p.target().stream()),
                              each.answers().stream().flatMap(a -> a.schema().stream()))))
              .anyMatch(type::equals)) {
        references.add(new Reference(contract.name(), contract.file()));
      }
    }
    return references;
  }

  /** Something that refers to a type. */
  public record Reference(String name, Path file) {}

  /** A schema's name: the contract's if it is one. */
  public String name(SchemaDoc schema) {
    return contracts().stream()
        .filter(contract -> contract.file().equals(schema.file()))
        .map(Contract::name)
        .findFirst()
        .orElse(schema.title());
  }

  /** The title of a file's schema. */
  public String title(Path file) {
    SchemaDoc schema = library.schemas().get(file);
    return schema == null ? file.toString() : schema.title();
  }

  /** The contract of a name. */
  public Optional<Contract> named(String name) {
    return contracts().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The contracts that an event follows from, by name. */
  public List<String> causesOf(String event) {
    return contracts().stream()
        .filter(each -> each.causes().contains(event))
        .map(Contract::name)
        .toList();
  }

  /** Everything that is sent, drawn. */
  public FlowDiagram flows() {
    return flows(contracts());
  }

  /** What these contracts send, drawn. */
  public FlowDiagram flows(List<Contract> some) {
    return FlowDiagram.of(some.stream().map(this::flow).toList());
  }

  /** An event goes from who offers it to who uses it; whatever is asked for goes the other way. */
  private Flow flow(Contract contract) {
    Usage usage = usage(contract);
    List<String> offers = services(usage.offers());
    List<String> owner = offers.isEmpty() ? List.of(contract.service()) : offers;
    List<String> users = services(usage.uses());
    boolean told = contract.kind() == Kind.EVENT;
    return new Flow(
        contract.name(),
        style(contract.kind()),
        address(contract.file()),
        told ? owner : users,
        told ? users : owner);
  }

  private static List<String> services(List<Party> parties) {
    return parties.stream().map(Party::service).distinct().sorted().toList();
  }

  /** The style sheet's name for a kind. */
  public static String style(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a contract's users do. */
  public static String users(Kind kind) {
    return switch (kind) {
      case EVENT -> "Consumers";
      case QUEUE_MESSAGE -> "Senders";
      case REST_API, GRAPHQL_API -> "Callers";
    };
  }

  /** What a contract's offerers do. */
  public static String offerers(Kind kind) {
    return switch (kind) {
      case EVENT -> "Producers";
      case QUEUE_MESSAGE -> "Receivers";
      case REST_API, GRAPHQL_API -> "Providers";
    };
  }
}
