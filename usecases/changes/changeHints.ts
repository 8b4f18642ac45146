import { counted, listOf } from '../../licensing/candidates/rules/wording';
import type { CompletedOutcome } from '../../licensing/changes/outcome';
import type { UseCaseContext } from '../context';
import type { ChangeReport } from './changeReport';

/** Says above the output what has not happened, and would. */
export function showDryRun(context: Pick<UseCaseContext, 'hint'>, output: readonly ChangeReport[]): void {
  const dry = output.filter(({ dryRun }) => dryRun).length;
  if (dry === 0) return;
  const planned = output.filter(({ outcome }) => outcome === 'planned');
  const users = new Set(planned.map(({ id, userId }) => id ?? userId)).size;
  const parts = [
    ['removed from', planned.flatMap(({ removed }) => removed).length] as const,
    ['assigned to', planned.flatMap(({ added }) => added).length] as const,
  ].flatMap(([what, count]) =>
    count === 0 ? [] : [`${counted(count, 'license')} would be ${what} ${counted(users, 'user')}`],
  );
  const effect = parts.length === 0 ? 'nothing would change' : parts.join(', and ');
  const extent =
    dry === output.length
      ? 'Dry run: nothing was changed'
      : `Dry run of ${dry} of ${counted(output.length, 'item')}: these changed nothing`;
  context.hint(`${extent}; ${effect}. Turn off Dry Run to do it.`, 'info');
}

/** Says above the output how many items went through, and what became of the others. */
export function showTally(
  context: Pick<UseCaseContext, 'hint'>,
  output: readonly ChangeReport[],
  completedOutcome: CompletedOutcome,
): void {
  const real = output.filter(({ dryRun }) => !dryRun);
  const count = (outcome: ChangeReport['outcome']) =>
    real.filter((report) => report.outcome === outcome).length;
  const [failed, unconfirmed, skipped] = [count('failed'), count('unconfirmed'), count('skipped')];
  const done = real.length - failed - unconfirmed - skipped;
  if (done === real.length) return;
  const others = [
    ...(failed > 0 ? [`${failed} failed (their error says why)`] : []),
    ...(unconfirmed > 0 ? [`${unconfirmed} ${unconfirmed === 1 ? 'is' : 'are'} not confirmed yet`] : []),
    ...(skipped > 0 ? [`${skipped} ${skipped === 1 ? 'was' : 'were'} skipped (their message says why)`] : []),
  ];
  const again = failed + unconfirmed > 0 ? ' Running the same items again does only what is left.' : '';
  context.hint(
    `${done} of ${counted(real.length, 'item')} ${done === 1 ? 'was' : 'were'} ${completedOutcome}; ${listOf(others)}.${again}`,
    failed + unconfirmed > 0 ? 'warning' : 'info',
  );
}
