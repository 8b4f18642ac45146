import { chaosOperations } from './operations';
import { ChaosSuite } from './suite';

let suite: ChaosSuite;
beforeAll(async () => {
  suite = await ChaosSuite.open();
}, 60_000);
afterAll(() => suite.close());

it.each(chaosOperations.filter(({ isChange }) => !isChange))(
  'no fault alone breaks anything in $name',
  async (operation) => {
    const { runs, findings } = await suite.runEachFaultAlone(operation);
    expect(findings).toEqual([]);
    expect(runs).toBeGreaterThan(20);
  },
  180_000,
);
