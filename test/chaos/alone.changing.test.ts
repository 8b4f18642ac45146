import { chaosOperations } from './operations';
import { ChaosSuite, type Finding } from './suite';

let suite: ChaosSuite;
beforeAll(async () => {
  suite = await ChaosSuite.open();
}, 60_000);
afterAll(() => suite.close());

const operations = chaosOperations.filter(({ isChange }) => isChange);

it.each(operations)(
  'no fault alone breaks anything in $name',
  async (operation) => {
    const alone = await suite.eachFaultAlone(operation);
    const findings: Finding[] = [];
    for (const strike of alone) {
      const schedule = { operation: operation.name, continueOnFail: false, cancelAfter: null };
      const finding = await suite.replay(schedule, [strike]);
      if (finding) findings.push(finding);
    }
    expect(findings).toEqual([]);
    expect(alone.length).toBeGreaterThan(20);
  },
  180_000,
);
