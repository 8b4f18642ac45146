import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowFile } from '../../runtime/n8n/cli';
import type { N8nServer } from '../../runtime/n8n/server';

export interface SavedWorkflow {
  id: string;
  versionId: string;
}

/** As a node names it. */
export interface SavedCredential {
  id: string;
  name: string;
}

export interface FinishedRun {
  id: string;
  status: string;
  /** What stopped the run, and in which node; null where nothing did. */
  error: string | null;
}

export interface TableRow {
  workflow: string;
  runId: string;
  phase: string;
  userId: string;
  outcome: string;
  message: string;
  /** JSON text. */
  record: string;
  createdAt: string;
}

/** The requests that n8n's own editor sends, made by its owner. */
export class N8nApi {
  static async signIn({ url, owner }: N8nServer): Promise<N8nApi> {
    const answer = await fetch(`${url}/rest/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ emailOrLdapLoginId: owner.email, password: owner.password }),
    });
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    if (!answer.ok || cookie.length === 0)
      throw new Error(`n8n did not sign its owner in: ${await answer.text()}`);
    return new N8nApi(url, cookie.join('; '));
  }

  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Saves a workflow, as an import in the editor does. */
  async save({ name, nodes, connections }: WorkflowFile): Promise<SavedWorkflow> {
    const body = { name, nodes, connections, settings: { executionOrder: 'v1' }, active: false };
    return (await this.send('POST', '/workflows', body)) as SavedWorkflow;
  }

  /** Saves a credential of ours. */
  async saveCredential(name: string, data: object): Promise<SavedCredential> {
    const type = 'microsoft365ClientCredentialsApi';
    const { id } = (await this.send('POST', '/credentials', { name, type, data })) as SavedCredential;
    return { id, name };
  }

  /** @throws with n8n's own words where it refuses to publish. */
  async publish({ id, versionId }: SavedWorkflow): Promise<void> {
    await this.send('POST', `/workflows/${id}/activate`, { versionId, name: 'Test', description: '' });
  }

  /**
   * Calls a webhook of a published workflow, which n8n registers some time after it is published.
   * @returns what it answers
   */
  async call(path: string): Promise<string> {
    for (let tries = 0; tries <= 100; tries++) {
      const answer = await fetch(`${this.url}/webhook/${path}`, { method: 'POST' });
      if (answer.ok) return await answer.text();
      await sleep(100);
    }
    throw new Error(`The webhook ${path} was not registered within ten seconds.`);
  }

  /** The runs of a workflow, the newest first. */
  async runs({ id }: SavedWorkflow): Promise<Array<{ id: string; status: string }>> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
    const { results } = (await this.send('GET', `/executions?filter=${filter}&limit=100`)) as {
      results: Array<{ id: string; status: string }>;
    };
    return results;
  }

  /** Waits until the workflow has so many runs, of which the last one has ended. */
  async finishedRun(workflow: SavedWorkflow, count = 1): Promise<FinishedRun> {
    for (let tries = 0; tries < 600; tries++) {
      const results = await this.runs(workflow);
      const [last] = results;
      if (results.length >= count && last && ['success', 'error', 'crashed'].includes(last.status))
        return { ...last, error: await this.errorOf(last.id) };
      await sleep(200);
    }
    throw new Error(
      `The workflow ${workflow.id} did not come to the end of run ${count} within two minutes.`,
    );
  }

  /** n8n's own Retry of a run that has failed; how the new run has ended. */
  async retry({ id }: { id: string }): Promise<string> {
    const { status } = (await this.send('POST', `/executions/${id}/retry`, { loadWorkflow: true })) as {
      status: string;
    };
    return status;
  }

  private async errorOf(run: string): Promise<string | null> {
    const { data } = (await this.send('GET', `/executions/${run}`)) as { data: string };
    // The format of the package "flatted": a list in which every text is the place of a value.
    const values = JSON.parse(data) as Array<string & Record<string, string>>;
    const at = (place: string | undefined) => (place === undefined ? undefined : values[Number(place)]);
    const error = at(at(values[0]?.resultData)?.error);
    return error ? `${at(at(error.node)?.name) ?? ''}: ${at(error.message) ?? ''}` : null;
  }

  /** The rows of a Data Table of the examples, oldest first; none where there is no such table. */
  async tableRows<Row = TableRow>(name: string): Promise<Row[]> {
    const { data: tables } = (await this.send('GET', '/data-tables-global')) as {
      data: Array<{ id: string; name: string; projectId: string }>;
    };
    const table = tables.find((each) => each.name === name);
    if (!table) return [];
    const { data } = (await this.send(
      'GET',
      `/projects/${table.projectId}/data-tables/${table.id}/rows?take=100&sortBy=id:asc`,
    )) as { data: Row[] };
    return data;
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/rest${path}`, {
      method,
      headers: { Cookie: this.cookie, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}`);
    return (JSON.parse(text) as { data: unknown }).data;
  }
}
