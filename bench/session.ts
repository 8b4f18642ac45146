import { type Measurement, type Session, type Target, isMet } from './benchmark';
import { type Answers, type Scene, openScene } from './scene';

export interface SessionOptions {
  runs: number;
  quick: boolean;
  report: (line: string) => void;
}

export interface OpenSession extends Session {
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Target[];
  close(): Promise<void>;
}

/** Keeps what is measured, and one emulator for each size: it is dear to fill, and does nothing while nobody asks. */
export function openSession({ runs, quick, report }: SessionOptions): OpenSession {
  const measurements: Measurement[] = [];
  const targets: Target[] = [];
  const scenes = new Map<string, Promise<Scene>>();
  const steps: Array<() => void | Promise<void>> = [];
  return {
    runs,
    quick,
    measurements,
    targets,
    async scene(users, latencyMs, answers: Answers = 'kept') {
      const key = `${users} ${answers}`;
      const opening = scenes.get(key) ?? openScene(users, answers);
      scenes.set(key, opening);
      const scene = await opening;
      await scene.setLatency(latencyMs);
      return scene;
    },
    find: (key) =>
      measurements.find((one) =>
        (Object.keys(key) as Array<keyof typeof key>).every((name) => one[name] === key[name]),
      ),
    add: (measurement) => measurements.push(measurement),
    hold(target) {
      targets.push(target);
      report(`${isMet(target) ? 'met' : 'NOT MET'}: ${describeTarget(target)}`);
    },
    atTheEnd: (step) => steps.push(step),
    async close() {
      for (const step of steps.reverse()) await step();
      for (const scene of scenes.values()) await (await scene).stop();
    },
  };
}

export function describeTarget({ name, seen, limit, good, unit }: Target): string {
  const text = (value: number) => [figure(value), unit].filter(Boolean).join(' ');
  return `${name}: ${text(seen)}, promised ${good === 'atMost' ? 'at most' : 'at least'} ${text(limit)}`;
}

/** Two digits behind the point below ten, none from a hundred on. */
export function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value < 10 ? 2 : 1);
}
