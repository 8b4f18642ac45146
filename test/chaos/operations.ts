import type { IDataObject } from 'n8n-workflow';
import type { ChaosParameters } from './chaosNode';
import { e3, e5, excludedGroup, visio } from './scene';

/** An operation as a workflow would run it. */
export interface ChaosOperation {
  name: string;
  parameters: ChaosParameters;
  /** Whether it changes licenses. */
  isChange: boolean;
  /** Whether what it gives is acted upon: it may then never be bolder than without a fault. */
  isJudgment?: boolean;
  /** The items that come in. Default: one empty item. */
  input?: (inputs: ChaosInputs) => IDataObject[];
  /** Brought about in the tenant before the run, by an operation of this name. */
  after?: string;
}

/** Output of runs without faults, and users by name. */
export interface ChaosInputs {
  outputOf: (operation: string) => IDataObject[];
  idOf: (name: string) => string;
}

/** The user of the input item, as the default of the form has it. */
const user = ({ id, userId }: IDataObject) => id ?? userId;
const users =
  (...names: string[]) =>
  ({ idOf }: ChaosInputs) =>
    names.map((name) => ({ id: idOf(name) }));
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);

/** All operations of the node; those that change licenses with more users than a batch holds. */
export const chaosOperations: readonly ChaosOperation[] = [
  {
    name: 'user:get',
    isChange: false,
    parameters: {
      ...{ resource: 'user', operation: 'get', user: () => 'idle3@contoso.com' },
      options: { includeDeleted: true, includeManager: true, includeSignInActivity: true },
    },
  },
  {
    name: 'user:getAll',
    isChange: false,
    parameters: {
      ...{ resource: 'user', operation: 'getAll', returnAll: true },
      options: { includeDeleted: true, includeManager: true, includeSignInActivity: true },
    },
  },
  {
    name: 'activity:getAll',
    isChange: false,
    parameters: { resource: 'activity', operation: 'getAll', returnAll: true },
  },
  {
    name: 'license:getAll',
    isChange: false,
    parameters: { resource: 'license', operation: 'getAll', returnAll: true },
  },
  {
    name: 'licenseAssignment:getAll',
    isChange: false,
    parameters: { resource: 'licenseAssignment', operation: 'getAll', returnAll: true },
  },
  {
    name: 'tenant:checkAccess',
    isChange: false,
    parameters: { resource: 'tenant', operation: 'checkAccess' },
  },
  {
    name: 'reclamation:findCandidates',
    isChange: false,
    isJudgment: true,
    parameters: {
      ...{ resource: 'reclamation', operation: 'findCandidates' },
      exclude: { admins: true, groups: [excludedGroup] },
      options: { includeManager: true, maxCandidatePercent: 90 },
    },
  },
  {
    name: 'report:create',
    isChange: false,
    parameters: {
      ...{ resource: 'report', operation: 'create' },
      exclude: { admins: true, groups: [excludedGroup] },
      options: { maxCandidatePercent: 90 },
    },
  },
  {
    name: 'reclamation:reclaim',
    isChange: true,
    parameters: { resource: 'reclamation', operation: 'reclaim', dryRun: false, user },
    input: ({ outputOf }) => outputOf('reclamation:findCandidates'),
  },
  {
    name: 'reclamation:restore',
    isChange: true,
    after: 'reclamation:reclaim',
    parameters: { resource: 'reclamation', operation: 'restore', options: { onlySignedRecords: true } },
    input: ({ outputOf }) => outputOf('reclamation:reclaim'),
  },
  {
    name: 'licenseAssignment:assign',
    isChange: true,
    parameters: {
      ...{ resource: 'licenseAssignment', operation: 'assign', user, skus: [e5] },
      options: { usageLocation: 'AT' },
    },
    input: users('stateless0', 'stateless1', ...numbered('inherited', 2), ...numbered('busy', 21)),
  },
  {
    name: 'licenseAssignment:remove',
    isChange: true,
    parameters: {
      ...{ resource: 'licenseAssignment', operation: 'remove', user },
      ...{ licenses: 'selected', skus: [visio, e3] },
    },
    input: users(...numbered('idle', 23), 'inherited0', 'manager'),
  },
  {
    name: 'licenseAssignment:replace',
    isChange: true,
    parameters: {
      ...{ resource: 'licenseAssignment', operation: 'replace', user },
      ...{ fromSku: () => e3, toSku: () => e5 },
    },
    input: users(...numbered('idle', 22), 'stateless0'),
  },
];
