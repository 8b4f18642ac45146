import { type Emulator, startEmulator } from '../../../../emulator';
import { type Page, Session, defined } from '../../../support/emulatorSession';

describe('pages without end', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 30 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  /** Follows a listing for so many pages; gives the ids of each, and the links that led on. */
  async function follow(pages: number) {
    const rows: string[][] = [];
    const links: string[] = [];
    let next = '/v1.0/users?$select=id&$top=10';
    for (let page = 0; page < pages; page += 1) {
      const { status, body } = await session.get<Page<{ id: string }>>(next);
      expect(status).toBe(200);
      rows.push(body.value.map(({ id }) => id));
      links.push(defined(body['@odata.nextLink']));
      next = defined(body['@odata.nextLink']).slice(emulator.url.length);
    }
    return { rows, links };
  }

  it('empty ones, each with a link that was never seen', async () => {
    emulator.faults.inject({ kind: 'endlessPages', path: /users/ });
    const { rows, links } = await follow(25);
    expect(rows[0]).toHaveLength(10);
    expect(rows.slice(1).every(({ length }) => length === 0)).toBe(true);
    expect(new Set(links).size).toBe(25);
    expect(emulator.requests.matching('GET', /users/).every(({ fault }) => fault === 'endlessPages')).toBe(
      true,
    );
  });

  it('ones that repeat the rows of the page that was struck', async () => {
    emulator.faults.inject({ kind: 'endlessPages', rows: 'repeated', path: /skiptoken/ });
    const { rows, links } = await follow(25);
    expect(rows[1]).not.toEqual(rows[0]);
    expect(rows.slice(2).every((page) => page.join() === rows[1]?.join())).toBe(true);
    expect(new Set(links).size).toBe(25);
  });
});
