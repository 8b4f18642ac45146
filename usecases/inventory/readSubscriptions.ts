import type { CompanySubscription } from '@microsoft/microsoft-graph-types';
import { isGraphError } from '../../graph/http/graphError';
import { getSubscriptions } from '../../graph/licenses/subscribedSkus';
import type { UseCaseContext } from '../context';

/** Parts of the hint if subscriptions cannot be read. */
export interface WithoutSubscriptions {
  /** What the output lacks then; a clause: `trials and dates are empty`. */
  consequence: string;
  /** What a user does who needs no subscriptions; an order: `turn off Include Subscriptions`. */
  alternative: string;
}

/**
 * Every subscription of the tenant ("List subscriptions", companySubscription). Null, with a hint, where the app may not
 * read them (403) or where there is no such list (404: a gateway in front of Graph may not pass it on): then nothing is
 * known of trials and dates, which is not the same as none.
 * @throws {GraphError} for any other failure
 */
export async function readSubscriptions(
  context: UseCaseContext,
  { consequence, alternative }: WithoutSubscriptions,
): Promise<CompanySubscription[] | null> {
  try {
    return await getSubscriptions(context.graph);
  } catch (error) {
    const status = isGraphError(error) ? error.httpStatus : null;
    if (status === 403) {
      context.hint(
        `The app may not read the subscriptions of the tenant, so ${consequence}. Grant the application permission Organization.Read.All, or ${alternative}.`,
        'warning',
      );
      return null;
    }
    if (status === 404) {
      context.hint(
        `Microsoft Graph has no list of subscriptions here, so ${consequence}. To be rid of this hint, ${alternative}.`,
        'warning',
      );
      return null;
    }
    throw error;
  }
}
