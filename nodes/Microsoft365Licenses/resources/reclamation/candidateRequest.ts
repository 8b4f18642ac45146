import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { isGuid } from '../../../../graph/http/odata';
import { DEFAULT_REASON_CODES, REASON_CODES, type ReasonCode } from '../../../../licensing/candidates/rules';
import { EVIDENCE_SOURCES, type EvidenceSource } from '../../../../licensing/usage/usageEvidence';
import type { CandidateRequest } from '../../../../usecases/candidates/candidateRequest';
import type { FormReader } from '../../../n8n/formReader';
import { readDays } from '../../parameters/days';
import { readPrices } from '../../parameters/prices';
import { readReadInParallel } from '../../parameters/readInParallel';
import { readServices } from '../../parameters/services';
import { readTextList } from '../../parameters/textList';
import { readUserList } from '../../parameters/user';

/** @throws {Error} for a value that no answer can be given to */
export function readCandidateRequest(node: FormReader, itemIndex: number, now: string): CandidateRequest {
  const exclude = node.getNodeParameter('exclude', itemIndex, {}) as IDataObject;
  const options = node.getNodeParameter('options', itemIndex, {});
  const evidence = readEvidenceSources(node.getNodeParameter('evidence', itemIndex, []));
  const numberFrom = (value: unknown, label: string, least: number, most?: number) =>
    readNumber(node, itemIndex, { value, label, least, most });
  return {
    inactiveDays: readDays(
      node,
      node.getNodeParameter('inactiveDays', itemIndex, 90),
      'Inactive Days',
      itemIndex,
    ),
    services: readServices(node.getNodeParameter('services', itemIndex, [])),
    reasons: readReasons(node.getNodeParameter('reasons', itemIndex, DEFAULT_REASON_CODES)),
    evidence,
    isEvidenceChosen: evidence.length < EVIDENCE_SOURCES.length,
    exclude: {
      users: new Set(readUserList(exclude.users, 'Exclude > Users').map((user) => user.toLowerCase())),
      groupIds: readGroupIds([...chosenGroups(exclude.groupList), ...readTextList(exclude.groups, GROUPS)]),
      skuNames: readTextList(exclude.skus, 'Exclude > Licenses'),
      admins: exclude.admins !== false,
      adminsMustBeKnown: exclude.admins === true,
    },
    minAssignedDays: numberFrom(options.minAssignedDays ?? 30, 'Min Assigned Days', 0),
    maxReportAgeDays: numberFrom(options.maxReportAgeDays ?? 7, 'Max Report Age (Days)', 1),
    maxCandidatePercent: numberFrom(options.maxCandidatePercent ?? 50, 'Max Candidate Percent', 0, 100),
    minReportCoveragePercent: numberFrom(
      options.minReportCoveragePercent ?? 50,
      'Min Report Coverage Percent',
      0,
      100,
    ),
    includeManager: options.includeManager === true,
    readInParallel: readReadInParallel(node, itemIndex),
    groupBy: options.groupBy === 'license' ? 'license' : 'user',
    prices: readPrices(node, itemIndex, now),
  };
}

function readReasons(value: unknown): ReasonCode[] {
  const named = readTextList(value, 'Reasons');
  if (named.length === 0)
    throw new Error(`Reasons is empty: choose at least one of ${REASON_CODES.join(', ')}.`);
  return named.map((name) => {
    const code = REASON_CODES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (code) return code;
    throw new Error(`"${name}" in Reasons is not a reason. The reasons are ${REASON_CODES.join(', ')}.`);
  });
}

function readEvidenceSources(value: unknown): EvidenceSource[] {
  const named = readTextList(value, 'Evidence');
  if (named.length === 0) return [...EVIDENCE_SOURCES];
  return named.map((name) => {
    const source = EVIDENCE_SOURCES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (source) return source;
    throw new Error(`"${name}" in Evidence is not a source. The sources are ${EVIDENCE_SOURCES.join(', ')}.`);
  });
}

const GROUPS = 'Exclude > Groups';

/** The locators of `groupList`; one that is empty, as by an expression that gave nothing, would protect nobody. */
function chosenGroups(value: unknown): string[] {
  const { values = [] } = (value ?? {}) as { values?: Array<{ group?: unknown }> };
  return values.map(({ group }) => {
    const id = typeof group === 'object' && group !== null && 'value' in group ? group.value : group;
    if (typeof id === 'string' && id.trim() !== '') return id.trim();
    throw new Error(`A group in ${GROUPS} is empty. Choose it, or remove it from the list.`);
  });
}

/** An excluded group that is misspelt would protect nobody, so it is refused before anything is read. */
function readGroupIds(ids: string[]): string[] {
  const wrong = ids.find((id) => !isGuid(id));
  if (wrong === undefined) return ids;
  throw new Error(
    `"${wrong}" in ${GROUPS} is not the object ID of a group. The Microsoft Entra admin center shows it under Groups > Overview.`,
  );
}

interface NumberInput {
  value: unknown;
  label: string;
  least: number;
  most?: number;
}

function readNumber(node: FormReader, itemIndex: number, { value, label, least, most }: NumberInput): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= least && number <= (most ?? Number.MAX_SAFE_INTEGER))
    return number;
  const range = most === undefined ? `${least} or more` : `from ${least} to ${most}`;
  throw new NodeOperationError(
    node.getNode(),
    `${label} is "${String(value)}", but it takes a number ${range}.`,
    {
      itemIndex,
    },
  );
}
