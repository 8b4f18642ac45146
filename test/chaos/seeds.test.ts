import { ChaosSuite, type Finding } from './suite';

let suite: ChaosSuite;
beforeAll(async () => {
  suite = await ChaosSuite.open();
}, 60_000);
afterAll(() => suite.close());

it('300 seeded schedules of faults break nothing', async () => {
  const findings: Finding[] = [];
  for (let seed = 1; seed <= 300; seed++) {
    const finding = await suite.runSeed(seed);
    if (finding) findings.push(await suite.minimize(finding));
  }
  expect(findings).toEqual([]);
}, 180_000);
