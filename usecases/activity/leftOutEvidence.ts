import { isGraphError, type GraphError } from '../../graph/http/graphError';
import { permissionRequirements } from '../../graph/permissions';
import { REVEAL_NAMES } from '../../licensing/usage/reportChecks';

/** The sources that a run can do without; their reports are read beside the activity reports. */
export type OptionalSource = 'desktopApps' | 'copilot' | 'mailboxes';

interface SourceTexts {
  /** The choice in the parameter Evidence. */
  choice: string;
  /** As the subject of "was left out". */
  subject: string;
  consequence: string;
}

const texts: Readonly<Record<OptionalSource, SourceTexts>> = {
  desktopApps: {
    choice: 'Desktop Apps',
    subject: 'The use of desktop apps',
    consequence: 'Whether desktop apps are used is unknown, so confidence is lower.',
  },
  copilot: {
    choice: 'Copilot',
    subject: 'The use of Copilot',
    consequence: 'Whether Copilot is used is unknown, so confidence is lower.',
  },
  mailboxes: {
    choice: 'Mailboxes',
    subject: 'The use of mailboxes',
    consequence: 'Shared mailboxes, rooms and archives are harder to recognize, so confidence is lower.',
  },
};

/** A hint that says what was left out, why and what to do about it, and what it means. */
function leftOut(source: OptionalSource, because: string, whatToDo: string): string {
  const { subject, consequence } = texts[source];
  return `${subject} was left out of the evidence: ${because}. ${whatToDo}. ${consequence}`;
}

const doWithout = (source: OptionalSource) => `take "${texts[source].choice}" out of "Evidence"`;

/**
 * A hint for a source that Graph refuses (403) or does not have (404; in some clouds 400 for the address); null for any
 * other error. Those must stop the run: of a report that broke off, or could not be reached, a later try may have more,
 * and the half of it that arrived would look like silence.
 */
export function refusedHint(source: OptionalSource, error: unknown): string | null {
  if (!isGraphError(error) || error.kind !== 'refused') return null;
  if (error.httpStatus === 403) {
    const [permission] = permissionRequirements['activity:getAll'].needsOneOf;
    return leftOut(
      source,
      `Microsoft Graph does not let the app read the report (${error.code})`,
      `Give the app the application permission ${permission}, with admin consent, or ${doWithout(source)}`,
    );
  }
  if (!isAbsent(error)) return null;
  return leftOut(
    source,
    `this tenant or cloud has no such report (${error.code})`,
    `A new tenant has its first reports after about 48 hours; if it stays so, ${doWithout(source)}`,
  );
}

function isAbsent({ httpStatus, message }: GraphError): boolean {
  return httpStatus === 404 || (httpStatus === 400 && /not found for the segment/i.test(message));
}

/** A hint for a report that conceals names: none of its rows can be trusted to be all that there is of a user. */
export function concealedSourceHint(source: OptionalSource, concealedRows: number): string | null {
  if (concealedRows === 0) return null;
  const rows = concealedRows === 1 ? '1 row names' : `${concealedRows} rows name`;
  return leftOut(source, `${rows} the user by a code of 32 characters`, REVEAL_NAMES);
}

/** For Copilot in another cloud than the global one. */
export function otherCloudHint(source: OptionalSource): string {
  return leftOut(
    source,
    'Microsoft has this report in the global cloud only',
    `To do without this hint, ${doWithout(source)}`,
  );
}

/** The error of a source that a run could do without, with the advice how; other errors unchanged. */
export function withWayOut(source: OptionalSource, error: unknown): unknown {
  if (!isGraphError(error) || error.kind !== 'incomplete') return error;
  return error.withReason(`To go on without this report, ${doWithout(source)}.`);
}
