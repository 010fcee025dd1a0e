package dev.polystack.shop.journey;

import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.contracts.parameters.CatalogParameters;
import dev.polystack.shop.contracts.parameters.StoreParameters;

/**
 * Everybody who takes part in a journey through one environment; whoever was hired leaves again.
 */
final class Actors implements AutoCloseable {

  private final Deployment deployment = Deployment.current();
  private final Http http = new Http();
  private final Users employees =
      new Users(deployment, CatalogParameters.USER_POOL_ID, CatalogParameters.CLIENT_ID);
  private final Users customers =
      new Users(deployment, StoreParameters.USER_POOL_ID, StoreParameters.CLIENT_ID);

  /** The ID token of a new employee who is in these groups. */
  String employeeToken(String... groups) {
    return employees.signInAs(groups);
  }

  /** The ID token of a new customer. */
  String customerToken() {
    return customers.signInAs();
  }

  /** The employees' API for whoever holds the token; nobody if it is empty. */
  Catalog catalog(String token) {
    return new Catalog(deployment.value(CatalogParameters.API_URL), http, token);
  }

  /** The shop for whoever holds the token; nobody if it is empty. */
  Shop shop(String token) {
    return new Shop(deployment.value(StoreParameters.GRAPHQL_URL), http, token);
  }

  /** Listens to the catalog's events from now on. */
  BusTap listenToCatalog() {
    return new BusTap(deployment.value(BusParameters.NAME), "catalog");
  }

  /** Sends events as the catalog, as if that were faulty or repeated itself. */
  RawBus catalogOnTheBus() {
    return new RawBus(deployment.value(BusParameters.NAME), deployment.roleOf("catalog"));
  }

  @Override
  public void close() {
    employees.close();
    customers.close();
    deployment.close();
  }
}
