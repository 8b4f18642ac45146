import type { IExecuteFunctions } from 'n8n-workflow';
import { loadProductCatalog } from '../../../../../nodes/Microsoft365Licenses/parameters/productNames';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const hour = 60 * 60 * 1000;
const table = (name: string) =>
  `Product_Display_Name,String_Id,GUID,Service_Plan_Id,Service_Plans_Included_Friendly_Names\n${name},SPE_E3,${e3},57ff2da0-773e-42df-b2af-ffb7a2317929,Teams\n`;

/** A node whose downloads are scripted; an Error is thrown. */
function nodeWith(options: object, answers: Array<string | Error> = []) {
  const asked: unknown[] = [];
  const hints: string[] = [];
  const node = {
    getNode: () => ({ name: 'Licenses' }),
    getNodeParameter: () => options,
    addExecutionHints: ({ message }: { message: string }) => hints.push(message),
    helpers: {
      httpRequest({ url }: { url: string }) {
        asked.push(url);
        const answer = answers.shift();
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    },
  };
  return { node: node as unknown as IExecuteFunctions, asked, hints };
}

async function nameOfE3(node: IExecuteFunctions): Promise<string> {
  return (await loadProductCatalog(node, 0, Date.now())).describe(e3, 'SPE_E3').name;
}

describe('the catalogue that a run uses', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-20T08:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  it('is the built-in one, without a request, unless a refresh is asked for', async () => {
    const { node, asked } = nodeWith({});
    expect(await nameOfE3(node)).toBe('Microsoft 365 E3');
    expect(asked).toEqual([]);
  });

  it('has own names before those of Microsoft', async () => {
    const values = [{ sku: { __rl: true, mode: 'id', value: e3 }, name: 'Office worker' }];
    const productNameList = { values, microsoft: [{ url: 'https://mirror.example/own.csv' }] };
    const { node, asked } = nodeWith({ productNameList }, [table('First')]);
    expect(await nameOfE3(node)).toBe('Office worker');
    expect(asked).toEqual(['https://mirror.example/own.csv']);
  });

  it('is read from Microsoft, and read again after 24 hours', async () => {
    const options = { productNameList: { microsoft: [{ url: '' }] } };
    const { node, asked } = nodeWith(options, [table('First'), table('Second')]);
    expect(await nameOfE3(node)).toBe('First');
    jest.advanceTimersByTime(24 * hour - 1);
    expect(await nameOfE3(node)).toBe('First');
    jest.advanceTimersByTime(1);
    expect(await nameOfE3(node)).toBe('Second');
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^https:\/\/download\.microsoft\.com\/.*\.csv$/);
  });

  it('is the built-in one where the refresh fails, and is asked for again the next time', async () => {
    const options = { refreshNames: true, productNamesUrl: 'https://mirror.example/names.csv' };
    const { node, hints } = nodeWith(options, [
      new Error('getaddrinfo ENOTFOUND mirror.example'),
      table('Later'),
    ]);
    expect(await nameOfE3(node)).toBe('Microsoft 365 E3');
    expect(hints).toEqual([
      'The names of products could not be refreshed, so the names built into this package were used: getaddrinfo ENOTFOUND mirror.example',
    ]);
    expect(await nameOfE3(node)).toBe('Later');
  });
});
