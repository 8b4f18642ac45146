import type { INodeProperties } from 'n8n-workflow';
import { MEASURED_SERVICES, type MeasuredService } from '../../../licensing/usage/services';
import { readTextList } from './textList';

/** `services`: the seven services whose use Microsoft reports; all by default. */
export const servicesParameter: INodeProperties = {
  displayName: 'Services',
  name: 'services',
  type: 'multiOptions',
  options: [
    { name: 'Exchange', value: 'exchange' },
    { name: 'OneDrive', value: 'oneDrive' },
    { name: 'Outlook', value: 'outlook' },
    { name: 'SharePoint', value: 'sharePoint' },
    { name: 'Skype for Business', value: 'skypeForBusiness' },
    { name: 'Teams', value: 'teams' },
    { name: 'Viva Engage (Yammer)', value: 'yammer' },
  ],
  default: [...MEASURED_SERVICES],
  description: 'Services whose use counts',
};

/**
 * The services named by an array or by text; all seven where nothing is named.
 * @throws {Error} for an unknown service; the message lists the seven
 */
export function readServices(value: unknown, label = 'Services'): MeasuredService[] {
  const named = readTextList(value, label);
  if (named.length === 0) return [...MEASURED_SERVICES];
  return named.map((name) => {
    const service = MEASURED_SERVICES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!service) {
      throw new Error(
        `"${name}" in ${label} is not a service. The services are ${MEASURED_SERVICES.join(', ')}.`,
      );
    }
    return service;
  });
}
