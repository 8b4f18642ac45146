import fc from 'fast-check';
import {
  graphPath,
  guidLiteral,
  isGuid,
  queryValue,
  stringLiteral,
  userPath,
} from '../../../graph/http/odata';
import { parsePage } from '../../../graph/http/pages';
import { decideRetry, parseRetryAfter } from '../../../graph/http/retryPolicy';
import { damaged, hostileText, hostileValue, unlessGraphError } from '../../support/hostileInput';
import { origin } from '../../support/scriptedGraph';

const firstUrl = `${origin}/v1.0/users`;

describe('a page of a list, whatever it holds', () => {
  const parse = (body: unknown) =>
    unlessGraphError(() =>
      parsePage({ status: 200, headers: {}, body }, firstUrl, new Set([firstUrl]), 'user:getAll'),
    );

  it('is rows that are objects, or an error of ours', () => {
    const body = fc.oneof(hostileValue, fc.record({ value: fc.oneof(hostileValue, fc.array(hostileValue)) }));
    fc.assert(
      fc.property(body, (value) => {
        const page = parse(value);
        expect(page === null || page.rows.every((row) => typeof row === 'object' && row !== null)).toBe(true);
      }),
    );
  });

  it('leads to the same server, in the letters that Graph wrote, or nowhere', () => {
    const link = fc.oneof(
      hostileValue,
      damaged(`${firstUrl}?$skiptoken=RFNwdAIAAQ&$top=999`),
      damaged('https://user:word@graph.microsoft.com:443/v1.0/users#x'),
      fc
        .tuple(fc.constantFrom('blob:', 'view-source:', ' ', '\t', '//', 'https:\\'), fc.constant(firstUrl))
        .map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(link, (nextLink) => {
        const page = parse({ value: [], '@odata.nextLink': nextLink });
        if (!page?.nextUrl) return;
        expect(page.nextUrl).toBe(nextLink);
        expect(page.nextUrl).toMatch(/^https:\/\/graph\.microsoft\.com(?::443)?\//i);
        expect(new URL(page.nextUrl)).toMatchObject({ origin, username: '', hash: '' });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'blob:https://graph.microsoft.com/1',
    'https:\\\\graph.microsoft.com/v1.0',
    'https://graph.micro\nsoft.com/a',
  ])('is refused with the link %j, which only looks like one to the same server', (nextLink) => {
    expect(new URL(nextLink).origin).toBe(origin);
    expect(parse({ value: [], '@odata.nextLink': nextLink })).toBeNull();
  });
});

describe('Retry-After, whatever it says', () => {
  it('is a finite wait or none, and is never shortened', () => {
    const header = fc.oneof(hostileText, damaged('Mon, 23 Nov 2026 12:00:30 GMT'), fc.nat().map(String));
    fc.assert(
      fc.property(header, fc.integer({ min: 0, max: 1e13 }), (text, now) => {
        const retryAfterMs = parseRetryAfter(text, now);
        if (retryAfterMs === null) return;
        expect(Number.isFinite(retryAfterMs) && retryAfterMs >= 0).toBe(true);
        const failed = { httpStatus: 429, code: null, retryAfterMs };
        const verdict = decideRetry({ failed, tries: 1, repeatable: true, random: () => 0 });
        expect(verdict.retry ? verdict.waitMs >= retryAfterMs : verdict.because !== null).toBe(true);
      }),
    );
    expect(parseRetryAfter('9'.repeat(400), 0)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('an id, whatever it holds', () => {
  it('stays one segment of a path, and comes out as it went in', () => {
    fc.assert(
      fc.property(hostileText, (id) => {
        const path = unlessGraphError(() => graphPath`/users/${id}/manager`);
        if (path === null) return;
        expect(new URL(origin + path).pathname).toBe(path);
        const [, users, segment = '', manager, ...others] = path.split('/');
        expect([users, manager, others]).toEqual(['users', 'manager', []]);
        expect(decodeURIComponent(segment)).toBe(Buffer.from(id.trim()).toString());
      }),
    );
  });

  it('names one user, also with a dollar sign in front', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          hostileText.map((text) => `$${text}`),
        ),
        (id) => {
          const path = unlessGraphError(() => userPath(id));
          expect(path === null || new URL(origin + path).href === origin + path).toBe(true);
        },
      ),
    );
  });

  it('is a GUID in a filter, or refused', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, damaged('0a1b2c3d-1111-4222-8333-444455556666')), (id) => {
        const literal = unlessGraphError(() => guidLiteral(id));
        const isTheSame = literal === id.trim().toLowerCase() && isGuid(literal);
        expect(literal === null || isTheSame).toBe(true);
      }),
    );
  });

  it('cannot end the literal or the query option that it stands in', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const literal = stringLiteral(text);
        expect(literal.slice(1, -1).replaceAll("''", '')).not.toContain("'");
        expect(literal.slice(1, -1).replaceAll("''", "'")).toBe(text);
        const encoded = queryValue(literal);
        expect(encoded).not.toMatch(/[&#+\s]/);
        expect(decodeURIComponent(encoded)).toBe(Buffer.from(literal).toString());
      }),
    );
  });
});
