import fc from 'fast-check';
import { evaluateUser } from '../../../licensing/candidates/evaluateUser';
import { REASON_CODES } from '../../../licensing/candidates/rules';
import { toUserFacts } from '../../../licensing/candidates/userFacts';
import { createProductCatalog } from '../../../licensing/products/catalog';
import { readServicePlans } from '../../../licensing/products/servicePlans';
import { partNumbersById } from '../../../licensing/products/tenantSkus';
import { ActivityIndex } from '../../../licensing/usage/activityIndex';
import { LicenseServices } from '../../../licensing/usage/licenseServices';
import { MEASURED_SERVICES } from '../../../licensing/usage/services';
import { reclaim } from '../../../usecases/changes/reclaim';
import type { ChangeReport } from '../../../usecases/changes/changeReport';
import { contextOn } from '../../support/contextOnTinyTenant';
import { tinyTenant, toGraphUser, type TinyTenant, type TinyUser } from '../../support/tinyTenant';

const idOf = (digits: string, index: number) => `${digits.repeat(8)}-0000-4000-8000-00000000000${index}`;
const userIds = [1, 2, 3].map((index) => idOf('0', index));
const plans = [1, 2, 3].map((index) => idOf('b', index));
/** Two with the same plans, and each contained in the next. */
const contents = [plans.slice(0, 1), plans.slice(0, 2), plans.slice(0, 2), plans];
const skuIds = contents.map((_, index) => idOf('a', index));
const plansOf = (skuId: string) => contents[skuIds.indexOf(skuId)] ?? [];
const skusWith = (suspended: readonly string[]) =>
  skuIds.map((skuId, index) => ({
    skuId,
    skuPartNumber: `SKU_${index}`,
    appliesTo: 'User',
    capabilityStatus: suspended.includes(skuId) ? 'Suspended' : 'Enabled',
    consumedUnits: 0,
    prepaidUnits: { enabled: 100, warning: 0, suspended: 0, lockedOut: 0 },
    servicePlans: plansOf(skuId).map((servicePlanId) => ({
      servicePlanId,
      servicePlanName: `PLAN_${servicePlanId.slice(-1)}`,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
  }));

interface State {
  users: Record<string, TinyUser>;
  suspended: string[];
}

const anyUser: fc.Arbitrary<TinyUser> = fc.record({
  direct: fc
    .subarray(skuIds)
    .chain((held) =>
      fc
        .tuple(
          ...held.map((skuId) =>
            fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray([...plansOf(skuId)])),
          ),
        )
        .map((disabled) => Object.fromEntries(held.map((skuId, index) => [skuId, disabled[index] ?? []]))),
    ),
  inherited: fc.subarray(skuIds, { maxLength: 2 }),
  account: fc.record({
    accountEnabled: fc.boolean(),
    userType: fc.constantFrom('Member', 'Member', 'Guest'),
  }),
});
const anyState: fc.Arbitrary<State> = fc.tuple(...userIds.map(() => anyUser)).map((users) => ({
  users: Object.fromEntries(users.map((user, index) => [userIds[index] ?? '', user])),
  suspended: [],
}));

/** What happens to a tenant while the items wait for an approval. */
type Event = (state: State) => void;
const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    userId: fc.constantFrom(...userIds),
    skuId: fc.constantFrom(...skuIds),
    plan: fc.constantFrom(...plans),
    kind: fc.constantFrom('enable', 'join', 'leaveGroup', 'groupError', 'remove', 'planOff', 'suspend'),
  })
  .map(({ userId, skuId, plan, kind }) => (state) => {
    const user = state.users[userId];
    if (!user) return;
    if (kind === 'enable') user.account = { ...user.account, accountEnabled: true };
    if (kind === 'join') user.account = { ...user.account, userType: 'Member' };
    if (kind === 'leaveGroup') user.inherited = user.inherited.filter((one) => one !== skuId);
    if (kind === 'groupError') user.inheritedState = 'Error';
    if (kind === 'remove')
      user.direct = Object.fromEntries(Object.entries(user.direct).filter(([held]) => held !== skuId));
    if (kind === 'planOff') user.direct[skuId]?.push(plan);
    if (kind === 'suspend') state.suspended.push(skuId);
  });

type Item = Record<string, unknown> & {
  id: string;
  licenses: Array<{ skuId: string; action: string; reasons: string[] }>;
};

/** What Find Candidates gives, without usage reports. */
function findIn({ users, suspended }: State, groupBy: 'user' | 'license'): Item[] {
  const skus = skusWith(suspended) as Parameters<typeof readServicePlans>[0];
  const sources = {
    catalog: createProductCatalog({ table: { products: new Map(), plans: new Map() } }),
    partNumbers: partNumbersById(skus),
    licenseServices: new LicenseServices(skus),
    evidence: {
      activity: new ActivityIndex(),
      desktop: null,
      copilot: null,
      mailboxes: null,
      signIns: false,
    },
    administrators: { has: () => false, isComplete: true },
    now: '2026-11-20T08:00:00.000Z',
    services: MEASURED_SERVICES,
    threshold: 90,
    seats: new Map(),
  };
  const settings = {
    inactiveDays: 90,
    minAssignedDays: 30,
    evaluatedAt: '2026-11-20T08:00:00.000Z',
    reportRefreshDate: null,
    plans: readServicePlans(skus),
    trials: new Set<string>(),
    offers: [],
  };
  return Object.entries(users).flatMap(([id, user]) => {
    const facts = toUserFacts(toGraphUser(id, user), sources);
    const found = evaluateUser({
      facts,
      settings,
      groupBy,
      reasons: REASON_CODES,
      excludedSkus: new Set(),
    });
    return found.map((candidate) => JSON.parse(JSON.stringify(candidate)) as Item);
  });
}

function run(tenant: TinyTenant, items: Item[]): Promise<ChangeReport[]> {
  return reclaim(contextOn(tenant), {
    items,
    stopAtFirstFailure: true,
    earlier: [],
    readMaxUsers: () => 100,
    readRequests: (licenses) =>
      items.map(({ id, licenses: proposed }) => {
        const named = (action: string) =>
          proposed.filter((one) => one.action === action).map(({ skuId }) => licenses.describe(skuId));
        const scope = { licenses: 'proposed' as const, remove: named('remove'), review: named('review') };
        return {
          user: id,
          scope,
          dryRun: false,
          protect: new Set<string>(),
          recheckActivity: false,
          note: null,
        };
      }),
  });
}

// ---- the oracle: what is true of a tenant, by sets of plans alone --------------------------------------------------

/** The plans that the user can use, license by license. */
function usable(user: TinyUser, suspended: readonly string[]): Array<{ skuId: string; on: Set<string> }> {
  const inherited = user.inheritedState === 'Error' ? [] : user.inherited;
  const direct = Object.entries(user.direct).map(([skuId, off]) => ({ skuId, off }));
  return [...direct, ...inherited.map((skuId) => ({ skuId, off: [] as string[] }))]
    .filter(({ skuId }) => !suspended.includes(skuId))
    .map(({ skuId, off }) => ({ skuId, on: new Set(plansOf(skuId).filter((plan) => !off.includes(plan))) }));
}

function isTrue(code: string, skuId: string, fresh: TinyUser, after: TinyUser, suspended: string[]): boolean {
  const on = plansOf(skuId).filter((plan) => !fresh.direct[skuId]?.includes(plan));
  switch (code) {
    case 'blocked':
      return fresh.account?.accountEnabled === false;
    case 'guest':
      return fresh.account?.userType === 'Guest';
    case 'duplicate':
      return fresh.inheritedState !== 'Error' && fresh.inherited.includes(skuId);
    case 'overlap':
      return usable(after, suspended).some(
        (other) =>
          other.skuId !== skuId &&
          plansOf(skuId).every((plan) => plansOf(other.skuId).includes(plan)) &&
          on.every((plan) => other.on.has(plan)),
      );
    // Taken at its word: the runs do not recheck activity.
    case 'inactive':
      return true;
    default:
      return false;
  }
}

describe('reclaim of proposals, for any tenant and any changes while they wait', () => {
  const anyCase = [
    anyState,
    fc.array(anyEvent, { maxLength: 4 }),
    fc.constantFrom<'user' | 'license'>('user', 'license'),
    fc.infiniteStream(fc.nat(9)),
  ] as const;

  /** Finds, perhaps turns a review into a removal or calls a license inactive, lets things happen, and reclaims. */
  async function play(state: State, events: Event[], groupBy: 'user' | 'license', dice: Iterator<number>) {
    const items = findIn(state, groupBy);
    for (const license of items.flatMap(({ licenses }) => licenses)) {
      const thrown = Number(dice.next().value);
      if (thrown < 3) license.action = 'remove';
      if (thrown < 2) license.reasons = ['inactive'];
    }
    const fresh = structuredClone(state);
    for (const happen of events) happen(fresh);
    const tenant = tinyTenant(fresh.users, { skus: skusWith(fresh.suspended) });
    const reports = await run(tenant, items);
    return { items, fresh, tenant, reports };
  }

  const removals = ({ items, reports }: Awaited<ReturnType<typeof play>>) =>
    reports.flatMap((report, index) =>
      report.removed.map(({ skuId }) => ({
        userId: report.id ?? '',
        skuId,
        reasons:
          items[index]?.licenses.find((one) => one.skuId === skuId && one.action === 'remove')?.reasons ?? [],
      })),
    );

  it('removes nothing but for a reason that it names and that is true now', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(...anyCase, async (state, events, groupBy, dice) => {
        const played = await play(state, events, groupBy, dice);
        const { fresh, tenant } = played;
        for (const { userId, skuId, reasons } of removals(played)) {
          seen += 1;
          const [before, after] = [fresh.users[userId], tenant.users.get(userId)];
          expect(
            before && after && reasons.some((code) => isTrue(code, skuId, before, after, fresh.suspended)),
          ).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('takes no plan from an active member with an open account: another license still has it', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(...anyCase, async (state, events, groupBy, dice) => {
        const played = await play(state, events, groupBy, dice);
        const { fresh, tenant } = played;
        for (const { userId, skuId, reasons } of removals(played)) {
          if (reasons.includes('inactive')) continue;
          const [before, after] = [fresh.users[userId], tenant.users.get(userId)];
          if (
            !before ||
            !after ||
            before.account?.accountEnabled === false ||
            before.account?.userType === 'Guest'
          )
            continue;
          seen += 1;
          const had = usable(before, fresh.suspended)
            .filter((one) => one.skuId === skuId)
            .flatMap(({ on }) => [...on]);
          const has = new Set(usable(after, fresh.suspended).flatMap(({ on }) => [...on]));
          expect([...has]).toEqual(expect.arrayContaining(had));
        }
      }),
      { numRuns: 600 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('removes everything that it proposed where nothing has happened', () =>
    fc.assert(
      fc.asyncProperty(anyState, anyCase[2], async (state, groupBy) => {
        const items = findIn(state, groupBy);
        const reports = await run(tinyTenant(state.users, { skus: skusWith([]) }), items);
        const proposed = items.map(({ licenses }) =>
          licenses.filter(({ action }) => action === 'remove').map(({ skuId }) => skuId),
        );
        expect(reports.map(({ removed }) => removed.map(({ skuId }) => skuId))).toEqual(proposed);
      }),
      { numRuns: 300 },
    ));
});
