import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { PriceList } from '../../../../licensing/money/prices';
import { MEASURED_SERVICES, type MeasuredService } from '../../../../licensing/usage/services';
import { USAGES, type Usage } from '../../../../licensing/usage/licenseUsage';
import { readDays } from '../../parameters/days';
import { readLimit } from '../../parameters/paging';
import { readPrices } from '../../parameters/prices';
import { readServices } from '../../parameters/services';
import { readTextList } from '../../parameters/textList';
import type { DesktopReportChoice } from '../../../../usecases/assignments/desktopReports';

const DEFAULT_INACTIVE_DAYS = 90;

/** What one input item asks for. */
export interface AssignmentRequest {
  /** Null: all seven, and licences that nobody measures as well. */
  services: readonly MeasuredService[] | null;
  /** Empty: any. */
  usages: readonly Usage[];
  /** Ids or part numbers, not yet looked up. Empty: any. */
  skus: unknown;
  inactiveDays: number;
  prices: PriceList;
  desktopReports: DesktopReportChoice;
  includeSignInActivity: boolean;
  simplify: boolean;
  limit: number;
}

/** @throws {NodeOperationError} for a value that no answer can be given to */
export function readAssignmentRequest(node: IExecuteFunctions, itemIndex: number): AssignmentRequest {
  const filters = node.getNodeParameter('filters', itemIndex, {});
  const options = node.getNodeParameter('options', itemIndex, {});
  return {
    services: chosenServices(filters.services),
    usages: readUsages(node, filters.usage, itemIndex),
    skus: filters.skus,
    inactiveDays: readDays(node, filters.inactiveDays ?? DEFAULT_INACTIVE_DAYS, 'Inactive Days', itemIndex),
    prices: readPrices(node, itemIndex),
    desktopReports: {
      activations: options.includeActivations === true,
      appUsage: options.includeAppUsage === true,
    },
    includeSignInActivity: options.includeSignInActivity === true,
    simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
    limit: readLimit(node, itemIndex),
  };
}

/** All seven are no restriction: licences that bring none of them stay in. */
function chosenServices(value: unknown): MeasuredService[] | null {
  const services = readServices(value);
  return new Set(services).size === MEASURED_SERVICES.length ? null : services;
}

function readUsages(node: IExecuteFunctions, value: unknown, itemIndex: number): Usage[] {
  return readTextList(value, 'Usage').map((name) => {
    const usage = USAGES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (usage) return usage;
    throw new NodeOperationError(node.getNode(), `"${name}" is not a kind of usage.`, {
      description: `The kinds are ${USAGES.join(', ')}.`,
      itemIndex,
    });
  });
}
