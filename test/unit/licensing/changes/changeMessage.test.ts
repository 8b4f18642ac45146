import { changeMessage, type ChangeSummary } from '../../../../licensing/changes/changeMessage';
import { held } from '../../../support/ruleScene';

const [a, d] = [held('A'), held('D')];
const message = (details: Partial<ChangeSummary>) =>
  changeMessage({
    user: 'Adele Vance',
    outcome: 'reclaimed',
    completedOutcome: 'reclaimed',
    removed: [],
    added: [],
    kept: [],
    remarks: [],
    error: null,
    ...details,
  });

describe('changeMessage', () => {
  it.each<[string, Partial<ChangeSummary>]>([
    ['Removed Product A and Product D from Adele Vance.', { removed: [a, d] }],
    [
      'Removed Product A from Adele Vance; Product D was proposed for review, not for removal.',
      {
        outcome: 'partlyReclaimed',
        removed: [a],
        kept: [{ text: 'Product D was proposed for review, not for removal.' }],
      },
    ],
    ['Would remove Product A from Adele Vance.', { outcome: 'planned', removed: [a] }],
    [
      'Nothing was changed for Adele Vance; the account may sign in again.',
      { outcome: 'skipped', kept: [{ text: 'The account may sign in again.' }] },
    ],
    ['Assigned Product A to Adele Vance.', { outcome: 'assigned', completedOutcome: 'assigned', added: [a] }],
    [
      'Would give back Product A to Adele Vance.',
      { outcome: 'planned', completedOutcome: 'restored', added: [a] },
    ],
    [
      'Gave back Product A to Adele Vance; it has been assigned again since.',
      {
        outcome: 'restored',
        completedOutcome: 'restored',
        added: [a],
        remarks: ['It has been assigned again since.'],
      },
    ],
    [
      'Replaced Product A by Product D for Adele Vance.',
      { outcome: 'replaced', completedOutcome: 'replaced', removed: [a], added: [d] },
    ],
    [
      'Removed Product A from Adele Vance; the user already has Product D directly.',
      {
        outcome: 'replaced',
        completedOutcome: 'replaced',
        removed: [a],
        kept: [{ text: 'The user already has Product D directly.' }],
      },
    ],
    [
      'May have removed Product A from Adele Vance; Graph does not show it yet.',
      { outcome: 'unconfirmed', removed: [a], error: 'Graph does not show it yet.' },
    ],
    [
      'May have given back Product A to Adele Vance.',
      { outcome: 'unconfirmed', completedOutcome: 'restored', added: [a] },
    ],
    ['The change of Adele Vance failed; no seat is free.', { outcome: 'failed', error: 'no seat is free.' }],
    [
      'The change of the item failed; no user is given.',
      { outcome: 'failed', user: null, error: 'no user is given' },
    ],
  ])('%s', (expected, details) => {
    expect(message(details)).toBe(expected);
  });

  it('says the same thing once', () => {
    const kept = [{ text: 'It is protected.' }, { text: 'It is protected.' }];
    expect(message({ outcome: 'skipped', kept })).toBe(
      'Nothing was changed for Adele Vance; it is protected.',
    );
  });
});
