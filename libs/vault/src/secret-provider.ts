export type SecretLookup = { readonly found: true; readonly value: string } | { readonly found: false };

/** A place where secrets live. Several may serve one scheme: they are asked by priority. */
export interface SecretProvider {
  readonly name: string;
  readonly scheme: string;
  /** Lower is asked first. */
  readonly priority: number;
  /**
   * `found: false` moves on to the next provider; anything thrown stops the chain, because a manager that is down must not
   * let another one answer with an older secret. What is thrown may be a VaultError; never put a value into it.
   */
  resolve(name: string): Promise<SecretLookup>;
}

/** `env://NAME`: the hub's own environment, within the operator's prefixes. */
export class EnvironmentSecrets implements SecretProvider {
  readonly name = 'environment';
  readonly scheme = 'env';
  readonly priority = 100;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #prefixes: readonly string[];

  constructor(environment: Readonly<Record<string, string | undefined>>, prefixes: readonly string[]) {
    this.#environment = environment;
    this.#prefixes = prefixes;
  }

  /** An empty variable counts as not set. */
  resolve(name: string): Promise<SecretLookup> {
    const readable = this.#prefixes.some((prefix) => name.startsWith(prefix));
    const value = readable && Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
    return Promise.resolve(value === undefined || value === '' ? { found: false } : { found: true, value });
  }
}
