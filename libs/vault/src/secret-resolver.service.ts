import { Inject, Injectable } from '@nestjs/common';
import { TenantDirectory } from '@patchbay/access';
import type { Settings } from '@patchbay/platform';
import { BoundedCache, Clock, SETTINGS } from '@patchbay/platform';
import { randomBytes } from 'node:crypto';
import { encodeParts } from './binding.ts';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import { grantProblem } from './secret-grant.ts';
import type { SecretProvider } from './secret-provider.ts';
import { EnvironmentSecrets } from './secret-provider.ts';
import type { SecretReference } from './secret-reference.ts';
import { formatSecretReference, parseSecretReference } from './secret-reference.ts';
import { VaultError } from './vault.errors.ts';

/** Nest token of the environment `env://` reads. */
export const SECRET_ENVIRONMENT = Symbol('SECRET_ENVIRONMENT');

const MOST_VALUES = 1000;
const MAX_AGE_MS = 15_000;

/** Turns secret references into secrets: grants first, then the chain of secret providers, with a short memory. */
@Injectable()
export class SecretResolver {
  readonly #tenants: TenantDirectory;
  readonly #settings: Settings;
  readonly #providers: SecretProvider[] = [];
  readonly #values: BoundedCache<Buffer>;
  /** Resolved values rest in memory as ciphertext only. */
  readonly #memoryKey = new SealingKey('memory', randomBytes(KEY_BYTES));

  constructor(
    tenants: TenantDirectory,
    clock: Clock,
    @Inject(SETTINGS) settings: Settings,
    @Inject(SECRET_ENVIRONMENT) environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.#tenants = tenants;
    this.#settings = settings;
    this.#values = new BoundedCache({ maxEntries: MOST_VALUES, maxAgeMs: MAX_AGE_MS, clock });
    this.register(new EnvironmentSecrets(environment, settings.secretEnvPrefixes));
  }

  register(provider: SecretProvider): void {
    this.#providers.push(provider);
    this.#providers.sort((left, right) => left.priority - right.priority);
  }

  /** Why the tenant may not store this reference, for a person; null when it may. Does not look whether it exists. */
  async problemWith(tenantId: string, text: string): Promise<string | null> {
    const parsed = parseSecretReference(text);
    if (!parsed.ok) return parsed.problem;
    return this.#grantProblem(tenantId, parsed.reference);
  }

  /** The secret. Throws VaultError naming the reference's scheme and name, never a value. */
  async resolve(tenantId: string, text: string): Promise<string> {
    const parsed = parseSecretReference(text);
    if (!parsed.ok) throw new VaultError('reference_refused', parsed.problem);
    const { reference } = parsed;
    // Asked at each use: a grant that was taken away stops working.
    const problem = await this.#grantProblem(tenantId, reference);
    if (problem !== null) throw new VaultError('reference_refused', problem);
    if (reference.override !== null) {
      const overriding = await this.#lookUp({ scheme: 'env', name: reference.override, override: null });
      if (overriding !== null) return overriding;
    }
    const value = await this.#lookUp({ ...reference, override: null });
    if (value !== null) return value;
    throw new VaultError('reference_not_found', `${formatSecretReference(reference)} names no secret that is set.`);
  }

  async #grantProblem(tenantId: string, reference: SecretReference): Promise<string | null> {
    const tenant = await this.#tenants.find(tenantId);
    return grantProblem(reference, {
      schemes: [...new Set(this.#providers.map((provider) => provider.scheme))],
      envPrefixes: this.#settings.secretEnvPrefixes,
      granted: tenant?.secretPrefixes ?? [],
    });
  }

  async #lookUp(reference: SecretReference): Promise<string | null> {
    const key = formatSecretReference(reference);
    const binding = encodeParts([key]);
    const known = this.#values.get(key);
    if (known) return this.#memoryKey.open('credential', binding, known).toString('utf8');
    const value = await this.#ask(reference);
    if (value !== null) this.#values.set(key, this.#memoryKey.seal('credential', binding, value));
    return value;
  }

  async #ask(reference: SecretReference): Promise<string | null> {
    for (const provider of this.#providers) {
      if (provider.scheme !== reference.scheme) continue;
      const lookup = await resolveBy(provider, reference);
      if (lookup.found) return lookup.value;
    }
    return null;
  }
}

async function resolveBy(provider: SecretProvider, reference: SecretReference): ReturnType<SecretProvider['resolve']> {
  try {
    return await provider.resolve(reference.name);
  } catch (cause) {
    if (cause instanceof VaultError) throw cause;
    // The provider's own message may hold anything: it stays private.
    const text = formatSecretReference(reference);
    throw new VaultError('reference_failed', `${text} could not be resolved: ${provider.name} failed.`, { cause });
  }
}
