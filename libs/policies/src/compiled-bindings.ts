import type { Environment } from '@patchbay/provider-kit';
import type { CatalogFacts } from './catalog-facts.ts';
import { slotProblem, type Slot } from './slot.ts';
import type { JudgedConnection, Question, Verdict } from './verdict.ts';

/** One app binding as judging sees it: a slot of an app, and the connection that fills it. */
export interface AppBinding extends Slot {
  readonly id: string;
  readonly app: string;
  readonly slot: string;
  readonly environment: Environment;
  readonly integrationId: string;
  /** Null: everything the connection has enabled. */
  readonly capabilities: readonly string[] | null;
  readonly workflows: readonly string[];
}

interface BoundApp {
  readonly bindings: readonly AppBinding[];
  readonly refusal: Verdict;
}

/** What one binding says of a connection: `permits`, or why it does not; the dry run tells it. */
export type BindingFate = 'permits' | 'other_integration' | 'other_capability' | 'slot_unfulfilled';

/** The bindings of a tenant's apps: an app with at least one in an environment may use there only what it is bound to. */
export class CompiledBindings {
  private readonly apps: Readonly<Record<Environment, ReadonlyMap<string, BoundApp>>>;

  constructor(
    bindings: readonly AppBinding[],
    private readonly facts: CatalogFacts,
  ) {
    const of = (environment: Environment): ReadonlyMap<string, BoundApp> =>
      compile(bindings.filter((binding) => binding.environment === environment));
    this.apps = { sandbox: of('sandbox'), production: of('production') };
  }

  /** Undefined: no binding stands in the way. */
  refusal({ app, environment, capability }: Question, connection: JudgedConnection): Verdict | undefined {
    const bound = this.boundApp(app, environment);
    if (!bound) return undefined;
    for (const binding of bound.bindings) {
      if (fateOf(binding, capability, connection, this.facts) === 'permits') return undefined;
    }
    return bound.refusal;
  }

  mayRunWorkflow(app: string | null, environment: Environment, name: string): boolean {
    const bound = this.boundApp(app, environment);
    return !bound || bound.bindings.some((binding) => binding.workflows.includes(name));
  }

  /** The fate of each binding of the app there. */
  fates({ app, environment, capability }: Question, connection: JudgedConnection): [AppBinding, BindingFate][] {
    const bindings = this.boundApp(app, environment)?.bindings ?? [];
    return bindings.map((binding) => [binding, fateOf(binding, capability, connection, this.facts)]);
  }

  private boundApp(app: string | null, environment: Environment): BoundApp | undefined {
    return app === null ? undefined : this.apps[environment].get(app);
  }
}

function fateOf(
  binding: AppBinding,
  capability: string,
  connection: JudgedConnection,
  facts: CatalogFacts,
): BindingFate {
  if (binding.integrationId !== connection.id || binding.environment !== connection.environment) {
    return 'other_integration';
  }
  if (binding.capabilities !== null && !binding.capabilities.includes(capability)) return 'other_capability';
  return slotProblem(binding, connection, facts) === null ? 'permits' : 'slot_unfulfilled';
}

function compile(bindings: readonly AppBinding[]): ReadonlyMap<string, BoundApp> {
  const apps = new Map<string, { bindings: AppBinding[]; refusal: Verdict }>();
  for (const binding of bindings) {
    const known = apps.get(binding.app);
    if (known) known.bindings.push(binding);
    else apps.set(binding.app, { bindings: [binding], refusal: refusalOf(binding) });
  }
  return apps;
}

function refusalOf({ app, environment }: AppBinding): Verdict {
  return {
    effect: 'deny',
    because: `In ${environment} the app "${app}" may use only the integrations bound to it, for the capabilities of its slots.`,
    decidedBy: 'binding',
    policyId: null,
  };
}
