package dev.polystack.shop.catalog.api;

import au.com.dius.pact.provider.junitsupport.Provider;

/** What the API answers is what its clients expect: the function itself, behind a gateway. */
@Provider("catalog")
class ProductsApiPactTest extends ProductsApiPacts {}
