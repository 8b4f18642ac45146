import { planIdsNamed } from './workloads/planTable';

interface SkuLadder {
  source: string;
  /** SKU ids, lowest tier first. */
  tiers: ReadonlyArray<readonly string[]>;
}

/** Products whose higher tier has fewer or the same service plans, so that plans do not show which is the higher one. */
const skuLadders: readonly SkuLadder[] = [
  {
    source:
      'Project service description: Essentials, Plan 1, Plan 3, Plan 5; Plan 5 adds portfolio management',
    tiers: [
      [
        '776df282-9fc0-4862-99e2-70e561b9909e', // PROJECTESSENTIALS
        'e433b246-63e7-4d0b-9efa-7940fa3264d6', // PROJECTESSENTIALS_FACULTY
        'ca1a159a-f09e-42b8-bb82-cb6420f54c8e', // PROJECTESSENTIALS_GOV
      ],
      [
        'beb6439c-caad-48d3-bf46-0c82871e12be', // PROJECT_P1
        '84cd610f-a3f8-4beb-84ab-d9d2c902c6c9', // PROJECT_PLAN1_DEPT
      ],
      [
        '53818b1b-4a27-454b-8896-0dba576410e6', // PROJECTPROFESSIONAL
        '46102f44-d912-47e7-b0ca-1bd7b70ada3b', // PROJECT_PLAN3_DEPT
        '46974aed-363e-423c-9e6a-951037cec495', // PROJECTPROFESSIONAL_FACULTY
        '074c6829-b3a0-430a-ba3d-aca365e57065', // PROJECTPROFESSIONAL_GOV
        '64758d81-92b7-4855-bcac-06617becb3e8', // PROJECTPROFESSIONAL_USGOV_GCCHIGH
        'f82a60b8-1ee3-4cfb-a4fe-1c6a53c2656c', // PROJECTONLINE_PLAN_2
      ],
      [
        '09015f9f-377f-4538-bbb5-f75ceb09358a', // PROJECTPREMIUM
        '930cc132-4d6b-4d8c-8818-587d17c50d56', // PROJECTPREMIUM_FACULTY
        'f2230877-72be-4fec-b1ba-7156d6f75bd6', // PROJECTPREMIUM_GOV
        '2db84718-652c-47a7-860c-f10d8abbdae3', // PROJECTONLINE_PLAN_1
        'b732e2a7-5694-4dff-a0f2-9d9204c794ac', // PROJECTONLINE_PLAN_1_FACULTY
      ],
    ],
  },
];

const places: ReadonlyMap<string, { ladder: SkuLadder; tier: number }> = new Map(
  skuLadders.flatMap((ladder) =>
    ladder.tiers.flatMap((ids, tier) => ids.map((id) => [id, { ladder, tier }] as const)),
  ),
);

/** Where two SKUs are tiers of one product: how `other` compares. Null where they are not, or are the same tier. */
export function comparedAsProducts(skuId: string, other: string): 'lower' | 'higher' | null {
  const own = places.get(skuId.toLowerCase());
  const its = places.get(other.toLowerCase());
  if (!own || its?.ladder !== own.ladder || its.tier === own.tier) return null;
  return its.tier > own.tier ? 'higher' : 'lower';
}

/** Whether the plans of a SKU do not show its worth, and the other one is no tier of its product. */
export function isOfAnotherProduct(skuId: string, other: string): boolean {
  const own = places.get(skuId.toLowerCase());
  return own !== undefined && places.get(other.toLowerCase())?.ladder !== own.ladder;
}

const desktopClients = new Set(
  ['PROJECT_CLIENT_SUBSCRIPTION', 'PROJECT_CLIENT_SUBSCRIPTION_GOV'].flatMap(planIdsNamed),
);

/** Project Plan 5 is also sold without the desktop client, so that a higher product does not imply it. */
export function isDesktopClient(planId: string): boolean {
  return desktopClients.has(planId);
}
