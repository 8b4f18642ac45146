import type { IDataObject } from 'n8n-workflow';
import type { Emulator } from '../../emulator';
import type { N8n, SeenError, StoredCredential } from './n8n';
import { credentialType } from './n8n/workflowForm';

export type EventRow = Record<string, unknown> & { message: string };

/** A trigger in a published workflow: what it remembers goes through JSON between two polls, as in n8n's database. */
export class PublishedTrigger {
  staticData: IDataObject = {};
  private credential: StoredCredential;

  constructor(
    private readonly n8n: N8n,
    emulator: Emulator,
    public parameters: Record<string, unknown>,
  ) {
    const data = { ...emulator.credential };
    this.credential = { id: 'credential', name: 'Contoso', type: credentialType, data };
  }

  /** The new rows; null where there is nothing new. */
  async poll(): Promise<EventRow[] | null> {
    const { rows, error } = await this.attempt();
    if (error) throw new Error(error.everything);
    return rows;
  }

  /** The messages of the new rows, sorted. */
  async messages(): Promise<string[]> {
    return ((await this.poll()) ?? []).map(({ message }) => message).sort();
  }

  /** The error of a poll that fails. */
  async failure(): Promise<SeenError> {
    const { error } = await this.attempt();
    if (!error) throw new Error('The poll was expected to fail, and did not.');
    return error;
  }

  /** The editor's Fetch Test Event. */
  async sample(): Promise<EventRow[]> {
    const before = JSON.stringify(this.staticData);
    const { parameters, credential: credentials, staticData } = this;
    const { polls, error, ...answer } = await this.n8n.poll({
      parameters,
      credentials,
      staticData,
      mode: 'manual',
    });
    if (error) throw new Error(error.everything);
    if (JSON.stringify(answer.staticData) !== before) throw new Error('The sample touched what is stored.');
    return (polls[0] ?? []).map(({ json }) => json as EventRow);
  }

  /** The polls that n8n starts while one is still under way. */
  async pollTwice(): Promise<Array<EventRow[] | null>> {
    const { parameters, credential: credentials, staticData } = this;
    const answer = await this.n8n.poll({ parameters, credentials, staticData, twice: true });
    if (answer.error) throw new Error(answer.error.everything);
    this.staticData = answer.staticData;
    return answer.polls.map((items) => items?.map(({ json }) => json as EventRow) ?? null);
  }

  private async attempt(): Promise<{ rows: EventRow[] | null; error: SeenError | null }> {
    const { parameters, credential: credentials, staticData } = this;
    const answer = await this.n8n.poll({ parameters, credentials, staticData });
    this.staticData = answer.staticData;
    // With the token that n8n has stored.
    this.credential = answer.credential;
    const items = answer.polls[0] ?? null;
    return { rows: items?.map(({ json }) => json as EventRow) ?? null, error: answer.error };
  }
}
