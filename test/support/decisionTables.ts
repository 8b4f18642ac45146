import { reviewOnlyBecause } from '../../licensing/candidates/reviewOnly';
import { rules } from '../../licensing/candidates/rules';
import type { AccountKind } from '../../licensing/products/accountKind';
import { addOnPrerequisites, type Need } from '../../licensing/products/addOnPrerequisites';
import type { ContainmentCaution } from '../../licensing/products/containment';
import { contentOf } from '../../licensing/products/skuContent';
import { isFrontline, isNamedAddOn, isTemporary } from '../../licensing/products/skuRights';
import { planFacts, planIdsNamed, planTable } from '../../licensing/products/workloads/planTable';
import { ladders } from '../../licensing/products/workloads/tiers';
import type { Tier } from '../../licensing/products/workloads/tiers/ladder';
import { workloads, type KnownBy } from '../../licensing/products/workloads/workload';
import { ACCOUNT_TYPES } from '../../licensing/roster/accountType';
import { allSkus } from './allSkus';
import { bullets, code, table } from './markdown';
import { held, userFacts } from './ruleScene';

/** The generated parts of docs/decisions.md, by the name in their markers; made from what decides. */
export const decisionTables: Readonly<Record<string, () => string>> = {
  reasons,
  'account types': accountTypes,
  'account kinds': accountKinds,
  workloads: workloadTable,
  tiers,
  'add-ons': addOns,
  cautions,
};

function reasons(): string {
  return table(
    ['reason', 'label', 'on by default', 'confidence', 'supposes absence', 'rests on inactivity'],
    rules.map(({ code: reason, label, isDefault, confidence, supposesAbsence, restsOnInactivity }) => [
      code([reason]),
      label,
      yes(isDefault),
      code([confidence]),
      yes(supposesAbsence),
      yes(restsOnInactivity),
    ]),
  );
}

const yes = (flag: boolean) => (flag ? 'yes' : 'no');

/** By asking the rule itself about an account of each type. */
function accountTypes(): string {
  const license = held('A', { hasMailbox: true });
  const rows = ACCOUNT_TYPES.map((accountType) => {
    const facts = { ...userFacts([license]), accountType, accountEvidence: ['this'] };
    const why = reviewOnlyBecause(license, facts);
    return [code([accountType]), code([why === null ? 'remove' : 'review']), withoutEvidence(why ?? '')];
  });
  return table(['type', 'at most', 'why'], rows);
}

const withoutEvidence = (why: string) =>
  why.replace(/(?:; nothing is known of this one\.)? Seen: this\.$/, '');

function accountKinds(): string {
  const kinds: Array<Exclude<AccountKind, 'person'>> = ['resourceAccount', 'room', 'device', 'unattended'];
  return bullets(
    kinds.map((kind) => {
      const skus = allSkus.filter((sku) => contentOf(sku).accountKind === kind);
      return `\`${kind}\` (${skus.length}): ${partNumbers(skus)}`;
    }),
  );
}

const knownByTexts: Readonly<Record<KnownBy, string>> = {
  services: 'activity reports',
  desktopApps: 'activations and apps usage',
  copilot: 'Copilot usage report',
  signIn: 'nothing but a sign-in',
  nothing: 'nothing',
};

function workloadTable(): string {
  return table(
    ['workload', 'name', 'known by', 'services', 'plans'],
    workloads.map((workload) => {
      const { id, name, knownBy, services, isRetired } = workload;
      const plans = [...planTable.values()].filter((plan) => plan.workload === workload);
      const how = isRetired ? 'retired: silence proves nothing' : knownByTexts[knownBy];
      return [code([id]), name, how, code(services) || '-', String(plans.length)];
    }),
  );
}

function tiers(): string {
  return ladders
    .map((ladder) => {
      const heading = bullets([`**${workloadNames(ladder.tiers)}**. Source: ${ladder.source}.`]);
      return [heading, ...ladder.tiers.map(tierLine)].join('\n');
    })
    .join('\n');
}

function tierLine({ name, plans, alsoBroughtBy = [] }: Tier, rank: number): string {
  const also = alsoBroughtBy.length > 0 ? `; also brought by ${code(alsoBroughtBy)}` : '';
  return bullets([`${name ? `${name}: ` : ''}${code(plans)}${also}`], `${rank + 1}. `, '  ');
}

function workloadNames(steps: readonly Tier[]): string {
  const ids = steps.flatMap(({ plans }) => plans.flatMap(planIdsNamed));
  return [...new Set(ids.map((id) => planFacts(id).workload.name))].join(', ');
}

function addOns(): string {
  return bullets(
    addOnPrerequisites.map(({ plans, partNumber, needs, source }) => {
      const which = [
        plans ? code(plans) : 'Any plan',
        partNumber ? `in SKUs named \`${partNumber.source}\`` : '',
      ];
      return `${which.filter(Boolean).join(' ')}: needs ${needs.map(needText).join(', and ')}. Source: ${source}.`;
    }),
  );
}

function needText({ name, plans = [], workloads: any = [] }: Need): string {
  const ways = [code(plans), any.length > 0 ? `any main plan of ${code(any)}` : ''].filter(Boolean);
  return ways.length === 0 ? name : `${name} (${ways.join(' or ')})`;
}

interface Caution {
  means: string;
  /** The SKUs of Microsoft's table that raise it; null where the tenant decides. */
  isRaisedBy: ((skuPartNumber: string) => boolean) | null;
}

const cautionOf: Readonly<Record<ContainmentCaution, Caution>> = {
  temporary: { means: 'a trial, for developers only, or ended by Microsoft', isRaisedBy: isTemporary },
  frontline: { means: 'for frontline workers only, and the inner license is not', isRaisedBy: isFrontline },
  addOn: { means: 'an add-on, and the inner license is none', isRaisedBy: isNamedAddOn },
  pending: { means: 'plans that Microsoft has not provisioned yet, in any SKU', isRaisedBy: null },
};

function cautions(): string {
  return bullets(
    Object.entries(cautionOf).map(([caution, { means, isRaisedBy }]) => {
      if (isRaisedBy === null) return `\`${caution}\`: ${means}`;
      const skus = allSkus.filter(({ skuPartNumber }) => isRaisedBy(skuPartNumber));
      return `\`${caution}\`: ${means} (${skus.length}): ${partNumbers(skus)}`;
    }),
  );
}

/** Two SKUs may share a part number. */
function partNumbers(skus: ReadonlyArray<{ skuPartNumber: string }>): string {
  return code([...new Set(skus.map(({ skuPartNumber }) => skuPartNumber))].sort());
}
