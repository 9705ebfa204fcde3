import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub, type TestHub } from '@patchbay/testing';
import fc from 'fast-check';
import process from 'node:process';
import { OperationModel, type Behaviour, type Kind } from './operation-model.fixture.ts';
import { OperationWorld } from './operation-world.fixture.ts';

type Command = fc.AsyncCommand<OperationModel, OperationWorld>;

/** What callers, people, vendors and time do to operations; the model says what may come of it. */
class Step implements Command {
  constructor(
    private readonly name: string,
    private readonly makesSense: (model: OperationModel) => boolean,
    private readonly happen: (model: OperationModel, world: OperationWorld) => Promise<void>,
  ) {}

  check(model: OperationModel): boolean {
    return this.makesSense(model);
  }

  async run(model: OperationModel, world: OperationWorld): Promise<void> {
    await this.happen(model, world);
    model.sees(await world.settled((seen) => model.allows(seen)));
  }

  toString(): string {
    return this.name;
  }
}

const always = (): boolean => true;

function asking(kind: Kind, mode: 'sync' | 'async', behaviour: Behaviour): Step {
  return new Step(`ask ${mode} for ${kind}, the vendor ${behaviour}`, always, async (model, world) => {
    const expected = model.asks(kind, mode, behaviour);
    const answer = await world.ask(kind, mode, behaviour);
    expect(expected.answers).toContain(answer.status);
    if (answer.operation) model.begins(kind, answer.operation, expected);
  });
}

function deciding(verb: 'cancel' | 'retry', nth: number): Step {
  return new Step(
    `${verb} ${nth}`,
    (model) => model.size > 0,
    async (model, world) => {
      const id = model.nth(nth);
      const expected = model.decides(verb, id);
      expect(expected).toContain(await world.decide(verb, id));
    },
  );
}

/** The same walks every time; MODEL_SEED and MODEL_RUNS take others, and more of them. */
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_121);
const RUNS = Number(process.env['MODEL_RUNS'] ?? 20);

const KINDS = ['text', 'payment'] as const;
const BEHAVIOURS: readonly Behaviour[] = ['answers', 'refuses', 'limits', 'breaks_before', 'breaks_after', 'is_slow'];

const anyKind = fc.constantFrom(...KINDS);
const steps = [
  fc.tuple(anyKind, fc.constantFrom('sync', 'async'), fc.constantFrom(...BEHAVIOURS)).map((all) => asking(...all)),
  fc.tuple(anyKind, fc.constant('async'), fc.constantFrom('limits', 'breaks_after')).map((all) => asking(...all)),
  fc.tuple(fc.constantFrom('cancel', 'retry'), fc.nat(20)).map((all) => deciding(...all)),
  ...(['revoked', 'healed', 'disabled', 'activated', 'deleted', 'connected'] as const).map((change) =>
    anyKind.map(
      (kind) =>
        new Step(
          `the connection for ${kind} is ${change}`,
          (model) => model.mayChange(kind, change),
          async (model, world) => {
            await world.change(kind, change);
            model.changes(kind, change);
          },
        ),
    ),
  ),
  fc.constant(
    new Step('time passes', always, async (model, world) => {
      model.timePasses();
      await world.passTime();
    }),
  ),
];

describe('the life of operations, whatever happens in whatever order', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  it('goes as the model says: only allowed changes, no attempt forgotten, done once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 14 }), async (commands) => {
        const world = await OperationWorld.create(hub);
        await fc.asyncModelRun(() => ({ model: new OperationModel(), real: world }), commands);
        await world.listsAgree();
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 480_000);
});
