import { unsupportedQuery } from '../errors';

/** 400 of a property that is not indexed for this operator, or not in a plain query. */
export const unsupportedFilter = (property: string) =>
  unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${property}' of resource 'User'.`,
  );
