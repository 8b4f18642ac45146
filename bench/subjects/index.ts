import type { Run, Subject } from '../measure';
import type { AskedQuestion, Scene } from '../scene';
import { runSubject } from './inProcess';
import type { Job } from './job';

/** The floor, and a client that we did not write; both ask what this package asked. */
export const bareFetch = (question: AskedQuestion): Subject =>
  bareClient('bare fetch', 'bareFetch', question);
export const pageIterator = (question: AskedQuestion): Subject =>
  bareClient("Graph SDK's page iterator", 'pageIterator', question);

function bareClient(name: string, file: 'bareFetch' | 'pageIterator', question: AskedQuestion): Subject {
  return {
    name,
    engine: 'Node.js',
    run: ({ credential }) => runSubject(file, { credential, question }),
  };
}

/** The name under which this package stands in every table. */
export const ourName = 'this package';

/** This package in n8n's execution engine. */
export function licensesNode(job: Omit<Job, 'credential' | 'question'>, name = ourName): Subject {
  return {
    name,
    engine: 'n8n-core',
    run: ({ credential }): Promise<Run> => runSubject('licensesNode', { credential, ...job }),
  };
}

/**
 * One run that is not counted: the emulator makes all answers, and shows what was asked. Every subject of a scene runs once
 * before it is measured.
 */
export async function warmUp(subject: Subject, scene: Scene): Promise<AskedQuestion> {
  await scene.clear();
  await subject.run(scene);
  return scene.question();
}
