import type { GraphClient } from '../../graph/http/client';
import { scriptedGraph, type ScriptedResponse } from './scriptedGraph';

/**
 * A Graph that answers by path, without version and query: `{ '/groups/a': {...} }`. Rows stand for a collection, a
 * response or an error for itself. An address that is not listed fails the test.
 */
export function graphByPath(responses: Record<string, object[] | ScriptedResponse>): GraphClient {
  const respond = ({ url }: { url: string }): ScriptedResponse => {
    const path = new URL(url).pathname.replace('/v1.0', '');
    const response = responses[path];
    if (response === undefined) throw new Error(`Nothing is listed for ${path}`);
    return Array.isArray(response) ? { body: { value: response } } : response;
  };
  return scriptedGraph(Array.from({ length: 99 }, () => respond)).graph;
}

export const userMember = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });
export const groupMember = (id: string) => ({ '@odata.type': '#microsoft.graph.group', id });

/** A group as "Get group" returns it. */
export const group = (id: string, visibility: string | null = null): ScriptedResponse => ({
  body: { id, displayName: id.toUpperCase(), visibility },
});
