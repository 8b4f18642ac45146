import type { WorkflowFile } from '../../runtime/n8n/cli';
import type { Subject } from '../measure';
import type { Scene } from '../scene';
import type { RealN8n } from './realN8n';

export interface RealSubject {
  name: string;
  workflow: (scene: Scene) => WorkflowFile;
  /** The node whose items are the result. */
  resultOf: string;
  /** Memory of an n8n that runs a workflow of nothing. */
  restBytes: number | null;
}

/** A workflow in a real n8n, `n8n execute` in a fresh process each time. Its run throws where the workflow fails. */
export function realSubject(n8n: RealN8n, { name, workflow, resultOf, restBytes }: RealSubject): Subject {
  return {
    name,
    engine: 'n8n',
    async run(scene) {
      const run = await n8n.execute(scene, workflow(scene));
      const { workMs, peakBytes, processMs } = run;
      if (run.exitCode !== 0 || workMs === null || peakBytes === null)
        throw new Error(`${name} in n8n: ${run.error ?? run.lastWords}`);
      return { processMs, workMs, peakBytes, restBytes, rows: run.items.get(resultOf) ?? 0 };
    },
  };
}
