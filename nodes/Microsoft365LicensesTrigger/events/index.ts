import type { INodeProperties } from 'n8n-workflow';
import { candidateFound } from './candidateFound';
import type { TriggerEvent } from './event';
import { licenseLow } from './licenseLow';
import { subscriptionExpiring } from './subscriptionExpiring';
import { userChanged } from './userChanged';

const events: readonly TriggerEvent[] = [candidateFound, licenseLow, subscriptionExpiring, userChanged];

/** @throws {Error} where there is no event of that name */
export function findEvent(name: unknown): TriggerEvent {
  const found = events.find(({ menu }) => menu.value === name);
  if (found) return found;
  const names = events.map(({ menu }) => menu.value).join(', ');
  throw new Error(`There is no event ${JSON.stringify(name)}. The events are ${names}.`);
}

export const eventDescription: INodeProperties[] = [
  {
    displayName: 'Event',
    name: 'event',
    type: 'options',
    noDataExpression: true,
    options: events.map(({ menu }) => menu),
    default: 'licenseLow',
    description: 'What starts the workflow',
  },
  ...events.flatMap(({ description }) => description),
];
