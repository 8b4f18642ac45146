import type { IDataObject } from 'n8n-workflow';
import type { FaultPlan } from '../../emulator/faults/fault';
import { violationsOf } from './invariants';
import { chaosOperations, type ChaosInputs, type ChaosOperation } from './operations';
import { chance, pick } from './random';
import { runOnce, type ChaosRun } from './run';
import { givenPlan, nameOf, randomPlan, type Strike } from './schedule';
import { effectsOn, shortensReport } from './effects';
import { World } from './world';

/** A schedule that broke something, with all that replays it. */
export interface Finding {
  operation: string;
  seed: number | null;
  continueOnFail: boolean;
  cancelAfter: number | null;
  /** The faults that struck; fewer after `minimize`. */
  strikes: Strike[];
  violations: string[];
}

export type Schedule = Pick<Finding, 'operation' | 'continueOnFail' | 'cancelAfter'>;

/** The suite on its tenants: one that is only read, so that every reading finds the same, and one for each state to change. */
export class ChaosSuite {
  readonly #worlds = new Map<string, World>();
  readonly #clean = new Map<string, ChaosRun>();

  /** Opens the tenants and runs every operation once without a fault. */
  static async open(): Promise<ChaosSuite> {
    const suite = new ChaosSuite();
    try {
      await suite.#begin();
    } catch (error) {
      await suite.close();
      throw error;
    }
    return suite;
  }

  async #begin(): Promise<void> {
    await this.#addWorld('reading');
    await this.#addWorld('changing');
    for (const operation of chaosOperations) {
      if (operation.after !== undefined) await this.#prepare(operation, operation.after);
      const run = await runOnce(this.#worldOf(operation), operation, this.#inputs());
      if (run.output === null)
        throw new Error(`${operation.name} fails without a fault.`, { cause: run.error });
      this.#clean.set(operation.name, run);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#worlds.values()].map((world) => world.close()));
  }

  /** Random faults in an operation that the seed chooses. */
  async runSeed(seed: number): Promise<Finding | null> {
    const operation = pick(chaosOperations, chance(seed, 'operation'));
    const requests = this.#cleanOf(operation.name).sent;
    const isStopped = chance(seed, 'is stopped') < 0.1;
    const schedule: Schedule = {
      operation: operation.name,
      continueOnFail: chance(seed, 'continue on fail') < 0.5,
      cancelAfter: isStopped ? 1 + Math.floor(chance(seed, 'stopped after') * requests) : null,
    };
    const strikes: Strike[] = [];
    return this.#judge(schedule, seed, strikes, randomPlan(seed, strikes));
  }

  /** Exactly these faults. */
  async replay(schedule: Schedule, given: readonly Strike[]): Promise<Finding | null> {
    const strikes: Strike[] = [];
    return this.#judge(schedule, null, strikes, givenPlan(given, strikes));
  }

  /** Every fault that fits, alone, at the first request of each kind that the operation sends. */
  async runEachFaultAlone(operation: ChaosOperation): Promise<{ runs: number; findings: Finding[] }> {
    const strikes = await this.#faultsOn(operation);
    const schedule = { operation: operation.name, continueOnFail: false, cancelAfter: null };
    const findings: Finding[] = [];
    for (const strike of strikes) {
      const finding = await this.replay(schedule, [strike]);
      if (finding) findings.push(finding);
    }
    return { runs: strikes.length, findings };
  }

  async #faultsOn(operation: ChaosOperation): Promise<Strike[]> {
    const strikes: Strike[] = [];
    const seen = new Set<string>();
    const plan: FaultPlan = (request) => {
      const kind = `${request.requestClass} ${request.step === null ? 'alone' : 'step'}`;
      if (seen.has(kind)) return null;
      seen.add(kind);
      for (const [effect] of effectsOn(request)) strikes.push({ request: nameOf(request), effect });
      return null;
    };
    await runOnce(this.#worldOf(operation), operation, this.#inputs(), { plan });
    return strikes;
  }

  /** The fewest of its faults that still break something. */
  async minimize(finding: Finding): Promise<Finding> {
    let smallest = finding;
    for (let place = 0; place < smallest.strikes.length;) {
      const fewer = smallest.strikes.filter((_, index) => index !== place);
      const again = await this.replay(smallest, fewer);
      if (again) smallest = { ...again, seed: finding.seed, strikes: fewer };
      else place++;
    }
    return smallest;
  }

  async #judge(
    schedule: Schedule,
    seed: number | null,
    strikes: Strike[],
    plan: FaultPlan,
  ): Promise<Finding | null> {
    const operation = operationNamed(schedule.operation);
    const world = this.#worldOf(operation);
    const run = await runOnce(world, operation, this.#inputs(), {
      plan,
      continueOnFail: schedule.continueOnFail,
      cancelAfter: schedule.cancelAfter ?? Infinity,
    });
    const { clientSecret } = world.emulator.credential;
    const clean = this.#cleanOf(operation.name);
    const violations = violationsOf(run, {
      clean,
      secret: clientSecret,
      origin: world.emulator.url,
      hasLaggingReads: strikes.some(({ effect }) => effect.startsWith('reads lag')),
      hasShortenedReports: strikes.some(({ effect }) => shortensReport(effect)),
    });
    return violations.length === 0 ? null : { ...schedule, seed, strikes, violations };
  }

  /** A tenant of its own that an earlier operation has changed already. */
  async #prepare(operation: ChaosOperation, earlier: string): Promise<void> {
    const world = await this.#addWorld(operation.name);
    await runOnce(world, operationNamed(earlier), this.#inputs());
    world.keep();
  }

  async #addWorld(name: string): Promise<World> {
    const world = await World.open();
    this.#worlds.set(name, world);
    return world;
  }

  #worldOf({ name, isChange }: ChaosOperation): World {
    const world = this.#worlds.get(name) ?? this.#worlds.get(isChange ? 'changing' : 'reading');
    if (!world) throw new Error(`There is no tenant for ${name}.`);
    return world;
  }

  #cleanOf(operation: string): ChaosRun {
    const run = this.#clean.get(operation);
    if (!run) throw new Error(`${operation} has not run without a fault yet.`);
    return run;
  }

  #inputs(): ChaosInputs {
    return {
      outputOf: (operation) => this.#cleanOf(operation).output?.map(({ json }): IDataObject => json) ?? [],
      idOf: (name) => this.#worldOf(operationNamed('user:get')).idOf(name),
    };
  }
}

function operationNamed(name: string): ChaosOperation {
  const operation = chaosOperations.find((one) => one.name === name);
  if (!operation) throw new Error(`There is no operation "${name}".`);
  return operation;
}
