/** What code says of capabilities and providers, the same for every tenant. */
export interface CatalogFacts {
  /** Capabilities that need an approval unless an `allow` policy names them. */
  readonly approvalRequired: ReadonlySet<string>;
  /** The category of a provider; undefined when there is no such provider. */
  categoryOf(provider: string): string | undefined;
}
