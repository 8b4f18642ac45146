import type { IDataObject } from 'n8n-workflow';
import type { SecretCredential } from '../../emulator';
import type { AskedQuestion } from '../scene';

/** What a subject is told before it makes itself ready. */
export interface Job {
  credential: SecretCredential;
  /** For a bare client. */
  question?: AskedQuestion;
  /** For this package: parameters of the node, and the items that it gets. */
  parameters?: Record<string, unknown>;
  input?: IDataObject[];
  /** Counts only the items whose field has this value. */
  counted?: { field: string; value: string };
}

export type FromSubject =
  | { kind: 'ready'; restBytes: number }
  | { kind: 'done'; rows: number; workMs: number; peakBytes: number }
  | { kind: 'failed'; message: string };

export type ToSubject = { kind: 'job'; job: Job } | { kind: 'go' };
