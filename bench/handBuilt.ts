import type { Benchmark, Measurement, Session } from './benchmark';
import { candidatesParameters } from './candidates';
import { count, ratio } from './figures';
import { measure, type Subject } from './measure';
import { type RealN8n, realN8n } from './n8n/realN8n';
import { realSubject } from './n8n/realSubject';
import {
  handBuiltWorkflow,
  licensesNodeName,
  licensesWorkflow,
  nothing,
  pagedWorkflow,
} from './n8n/workflows';
import { rosterParameters } from './roster';
import type { AskedQuestion, Scene } from './scene';
import { ourName } from './subjects';

/** Larger ones by HTTP Request are not run: n8n prints the whole run as one text, which then is longer than a text can be. */
const rosterSizes = ({ quick }: Session) => (quick ? [2_000] : [10_000, 100_000]);
const candidateSizes = ({ quick }: Session) => (quick ? [1_000, 2_000] : [10_000, 20_000]);

/** Rows without nested lists: most of what n8n prints of an item of ours is in those. */
const columnsName = `${ourName}, Output All Columns`;

/** The same work in a real n8n: by this package, and by the nodes that n8n brings along. */
export const handBuilt: Benchmark = {
  name: 'n8n',
  title: 'In a real n8n, beside what is built by hand from the nodes that n8n brings along',
  async run(report, session) {
    const n8n = await realN8n(session, report);
    const first = await session.scene(rosterSizes(session)[0] ?? 0, 0);
    const rest = await n8n.execute(first, nothing);
    if (rest.peakBytes === null) throw new Error(`An n8n that does nothing failed: ${rest.lastWords}`);
    const compare = new SideBySide(session, n8n, rest.peakBytes, report);
    for (const users of rosterSizes(session)) await compare.roster(users);
    for (const users of candidateSizes(session)) await compare.candidates(users);
  },
};

class SideBySide {
  constructor(
    private readonly session: Session,
    private readonly n8n: RealN8n,
    private readonly restBytes: number,
    private readonly report: (line: string) => void,
  ) {}

  async roster(users: number): Promise<void> {
    const scene = await this.session.scene(users, 0);
    const { ours, question } = await this.measureOurs('roster', scene, rosterParameters);
    const paged = realSubject(this.n8n, {
      name: 'HTTP Request and Split Out',
      workflow: ({ credential }) => pagedWorkflow(credential.graphUrl, question),
      resultOf: 'Split Out',
      restBytes: this.restBytes,
    });
    this.beside(ours, await this.measure(paged, 'roster', scene, 1));
  }

  async candidates(users: number): Promise<void> {
    const scene = await this.session.scene(users, 0);
    const { ours, question } = await this.measureOurs('candidates', scene, candidatesParameters);
    const built = realSubject(this.n8n, {
      name: 'workflow built by hand',
      workflow: ({ credential }) => handBuiltWorkflow(credential.graphUrl, question),
      resultOf: 'Inactive',
      restBytes: this.restBytes,
    });
    const byHand = await this.measure(built, 'candidates', scene);
    this.beside(ours, byHand);
    const columns = { ...candidatesParameters, output: 'columns' };
    const inColumns = await this.measure(
      this.subject('candidates', columns, columnsName),
      'candidates',
      scene,
    );
    this.beside(inColumns, byHand);
    if (users !== Math.max(...candidateSizes(this.session))) return;
    this.session.hold({
      name: `Candidates among ${count(users)} users in a real n8n: how many times faster than the workflow built by hand`,
      seen: byHand.workMs / ours.workMs,
      limit: 100,
      good: 'atLeast',
      unit: 'times',
    });
    for (const [measured, output] of [
      [ours, 'All Fields'],
      [inColumns, 'All Columns'],
    ] as const) {
      this.session.hold({
        name: `Candidates among ${count(users)} users in a real n8n, Output ${output}: memory of the whole process beside the workflow built by hand`,
        seen: measured.peakBytes / byHand.peakBytes,
        limit: 0.2,
        good: 'atMost',
        unit: 'times',
      });
    }
  }

  private async measureOurs(
    work: string,
    scene: Scene,
    parameters: object,
  ): Promise<{ ours: Measurement; question: AskedQuestion }> {
    const subject = this.subject(work, parameters);
    // Makes the answers of the emulator; every run is a fresh n8n.
    await subject.run(scene);
    const ours = await this.measure(subject, work, scene);
    return { ours, question: await scene.question() };
  }

  private subject(work: string, parameters: object, name = ourName): Subject {
    return realSubject(this.n8n, {
      name,
      workflow: () => licensesWorkflow(work, parameters),
      resultOf: licensesNodeName,
      restBytes: this.restBytes,
    });
  }

  private measure(
    subject: Subject,
    work: string,
    scene: Scene,
    runs = this.session.runs,
  ): Promise<Measurement> {
    return measure(this.session, subject, { work: `${work} in n8n`, scene, runs, report: this.report });
  }

  private beside(ours: Measurement, other: Measurement): void {
    const above = (of: Measurement) => of.peakBytes - this.restBytes;
    this.report(
      `  ${other.subject} takes ${ratio(other.workMs, ours.workMs)} times as long as ${ours.subject}, ${ratio(other.peakBytes, ours.peakBytes)} times its memory, ${ratio(above(other), above(ours))} times above an n8n that does nothing`,
    );
  }
}
