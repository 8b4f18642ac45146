import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

/** What reads a form: the parameters, and n8n's own services that a parameter may need. */
export type FormReader = Pick<IExecuteFunctions, 'getNode' | 'getNodeParameter' | 'addExecutionHints'> & {
  helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>;
};

/**
 * The form of a trigger, read as that of a node with one input item. A trigger has no output panel while it polls: its
 * hints go to n8n's log.
 */
export function pollForm(poll: IPollFunctions): FormReader {
  const readParameter = (name: string, _itemIndex: number, fallback?: unknown, options?: object): unknown =>
    poll.getNodeParameter(name, fallback, options);
  return {
    getNode: () => poll.getNode(),
    // The overloads of a node are those of a trigger with an item index in between.
    getNodeParameter: readParameter as FormReader['getNodeParameter'],
    addExecutionHints(...hints) {
      for (const { message } of hints) poll.logger.warn(`${poll.getNode().name}: ${message}`);
    },
    helpers: { httpRequest: (request) => poll.helpers.httpRequest(request) },
  };
}
