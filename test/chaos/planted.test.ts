import type * as Pages from '../../graph/http/pages';
import type * as ReadReport from '../../graph/reports/readReport';
import type { WriteResults } from '../../graph/licenses/writeResults';
import type { ChaosSuite, Finding } from './suite';

/** Seeds that are enough to find a bug that loses or doubles something. */
const mostSeeds = 2_000;

/** Opens the suite on the sources with the bug in them. */
async function suiteWith(plant: () => void): Promise<ChaosSuite> {
  jest.resetModules();
  plant();
  // Loaded anew, with the bug in what it loads.
  const { ChaosSuite: Suite } = jest.requireActual<{ ChaosSuite: typeof ChaosSuite }>('./suite');
  return Suite.open();
}

async function firstFinding(suite: ChaosSuite): Promise<Finding | null> {
  try {
    for (let seed = 1; seed <= mostSeeds; seed++) {
      const finding = await suite.runSeed(seed);
      if (!finding) continue;
      const smallest = await suite.minimize(finding);
      expect(await suite.replay(smallest, smallest.strikes)).toMatchObject({
        violations: smallest.violations,
      });
      return smallest;
    }
    return null;
  } finally {
    await suite.close();
  }
}

afterEach(() => {
  jest.dontMock('../../graph/licenses/writeResults');
  jest.dontMock('../../graph/http/pages');
  jest.dontMock('../../graph/reports/readReport');
});

describe('a planted bug is found, and made small:', () => {
  it('the batch writer forgets that Graph may have made a write', async () => {
    const suite = await suiteWith(() => {
      jest.doMock('../../graph/licenses/writeResults', () => {
        const actual = jest.requireActual<{ WriteResults: typeof WriteResults }>(
          '../../graph/licenses/writeResults',
        );
        class Forgetful extends actual.WriteResults {
          override setMaybeWritten(): void {
            // Forgotten.
          }
        }
        return { ...actual, WriteResults: Forgetful };
      });
    });
    const finding = await firstFinding(suite);
    expect(finding?.violations.join()).toMatch(/changed|written twice|without a record/);
  }, 120_000);

  it('paging takes a page without rows for the last one', async () => {
    const suite = await suiteWith(() => {
      jest.doMock('../../graph/http/pages', () => {
        const actual = jest.requireActual<typeof Pages>('../../graph/http/pages');
        const readPages: typeof actual.readPages = async function* stopEarly<T>(input: Pages.ReadPagesInput) {
          try {
            yield* actual.readPages<T>(input);
          } catch {
            // As if the list were over.
          }
        };
        return { ...actual, readPages };
      });
    });
    expect((await firstFinding(suite))?.violations.join()).toMatch(/another result|proposed for removal/);
  }, 120_000);

  it('the report join goes on with the rows that came before the report broke off', async () => {
    const suite = await suiteWith(() => {
      jest.doMock('../../graph/reports/readReport', () => {
        const actual = jest.requireActual<typeof ReadReport>('../../graph/reports/readReport');
        const readReport: typeof actual.readReport = async (graph, report, parameters, onRow) => {
          let rows = 0;
          try {
            return await actual.readReport(graph, report, parameters, onRow);
          } catch {
            const few: typeof onRow = (row, table) => (++rows > 9 ? 'stop' : onRow(row, table));
            return actual.readReport(graph, report, parameters, few);
          }
        };
        return { ...actual, readReport };
      });
    });
    expect((await firstFinding(suite))?.violations.join()).toMatch(/another result|proposed for removal/);
  }, 120_000);
});
