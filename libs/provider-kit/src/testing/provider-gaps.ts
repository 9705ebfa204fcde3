import { capabilities, type CapabilityName } from '../capabilities/index.ts';
import type { CapabilityHandler, ProviderDefinition } from '../define-provider.ts';
import type { AnySandboxDefinition } from '../sandbox/define-sandbox.ts';
import type { ProviderSamples } from './provider-samples.ts';
import { simulate, type SandboxConnection } from './sandbox-connection.ts';

/** How the texts begin that `npm run new:provider` leaves for its author. */
export const FILL_IN = 'FILL IN';

type Handler = CapabilityHandler<CapabilityName, never, never>;

/** What is still to be written of a provider, one line each; empty when it is whole. */
export async function gapsOf(
  provider: ProviderDefinition,
  samples: ProviderSamples,
  sandbox: AnySandboxDefinition,
): Promise<string[]> {
  const gaps = [...textGaps(provider), ...factGaps(provider)];
  if (sandbox.routes.length === 0) gaps.push('sandbox.routes: the simulated vendor has no path yet');
  const { connection } = simulate(provider, sandbox, samples);
  gaps.push(...(await problemOf('healthCheck', () => provider.healthCheck(connection.scope()))));
  return [...gaps, ...(await capabilityGaps(provider, samples, connection))];
}

function textGaps(provider: ProviderDefinition): string[] {
  const { description, url, requirements, credentials } = provider;
  const texts: [string, string | null][] = [
    ['description', description],
    ['url', url],
    ...requirements.map((text): [string, string] => ['requirements', text]),
    ...Object.entries(credentials).map(([field, { help = '' }]): [string, string] => [
      `credentials.${field}.help`,
      help,
    ]),
  ];
  return texts.flatMap(([where, text]) => (text?.includes(FILL_IN) === true ? [`${where}: ${text}`] : []));
}

function factGaps({ validatedOn, sources }: ProviderDefinition): string[] {
  const gaps: string[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(validatedOn)) gaps.push('validatedOn: the day the facts were checked, YYYY-MM-DD');
  if (sources.length === 0) gaps.push('sources: where the facts are from');
  return gaps;
}

async function capabilityGaps(
  provider: ProviderDefinition,
  samples: ProviderSamples,
  connection: SandboxConnection,
): Promise<string[]> {
  const gaps: string[] = [];
  const results: Record<string, unknown> = {};
  const handlers = Object.entries(provider.capabilities) as unknown as [CapabilityName, Handler][];
  for (const [name, handler] of handlers) {
    const sample: unknown = samples.inputs[name];
    if (sample === undefined) {
      gaps.push(`samples.inputs.${name}: an input with which it is tried`);
      continue;
    }
    const attempt = async () => {
      const given: unknown = typeof sample === 'function' ? (sample as (earlier: object) => unknown)(results) : sample;
      const input = capabilities[name].input.parse(given) as never;
      results[name] = await handler.handle(connection.scope(`ref-${name}`) as never, input);
    };
    gaps.push(...(await problemOf(`capabilities.${name}`, attempt)));
  }
  return gaps;
}

async function problemOf(where: string, attempt: () => Promise<unknown>): Promise<string[]> {
  try {
    await attempt();
    return [];
  } catch (error) {
    return [`${where}: ${error instanceof Error ? error.message : 'it threw something that is no error'}`];
  }
}
