import type { CapabilityInput, CapabilityName, CapabilityOutput } from '../capabilities/index.ts';

export type CapabilityResults = { readonly [Name in CapabilityName]?: CapabilityOutput<Name> };

/** What the conformance suite needs to know of a provider to try it against its simulated vendor. */
export interface ProviderSamples {
  /** Well formed and accepted, all fields given. */
  readonly credentials: Readonly<Record<string, string>>;
  /** The fields that make the vendor refuse them: well formed, and holding `invalid`. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Status of that refusal, 401 unless given: some vendors say it in a 200. */
  readonly wrongStatus?: number;
  readonly config?: Readonly<Record<string, unknown>>;
  /** One input per capability, in the order they are tried; a later one may use what an earlier one answered. */
  readonly inputs: {
    readonly [Name in CapabilityName]?: CapabilityInput<Name> | ((earlier: CapabilityResults) => CapabilityInput<Name>);
  };
}
