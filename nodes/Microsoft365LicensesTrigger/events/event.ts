import { updateDisplayOptions, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import type { UseCaseContext } from '../../../usecases/context';
import type { EventHead, EventPoll } from '../../../usecases/events/event';
import type { FormReader } from '../../n8n/formReader';

/** One event of the trigger: the file `events/<event>.ts` exports it. */
export interface TriggerEvent {
  /** Its entry in the list of events; `action` is what n8n's node panel shows. */
  menu: INodePropertyOptions & { value: string; action: string };
  /** Its parameters, each with its display condition. */
  description: INodeProperties[];
  /** Parameters that decide what the event is about: where one changes, the trigger begins anew. */
  scope: readonly string[];
  /** `before`: the facts that the last poll of the same scope gave; null at the first. */
  poll(useCase: UseCaseContext, form: FormReader, before: unknown): Promise<EventPoll<unknown>>;
  /** What the editor's Fetch Test Event shows. */
  sample(useCase: UseCaseContext, form: FormReader): Promise<EventHead[]>;
}

interface EventParts<Request, Facts> {
  menu: TriggerEvent['menu'];
  parameters: INodeProperties[];
  scope: readonly string[];
  /** @throws {Error} for a value that no answer can be given to */
  read(form: FormReader, now: string): Request;
  poll(useCase: UseCaseContext, request: Request, before: Facts | null): Promise<EventPoll<Facts>>;
  sample(useCase: UseCaseContext, request: Request): Promise<EventHead[]>;
}

/** An event from its parts; its facts are of the type that its own polls gave. */
export function toEvent<Request, Facts>(parts: EventParts<Request, Facts>): TriggerEvent {
  const { menu, parameters, scope } = parts;
  return {
    menu,
    description: updateDisplayOptions({ show: { event: [menu.value] } }, parameters),
    scope,
    poll: (useCase, form, before) =>
      parts.poll(useCase, parts.read(form, useCase.now()), before as Facts | null),
    sample: (useCase, form) => parts.sample(useCase, parts.read(form, useCase.now())),
  };
}
