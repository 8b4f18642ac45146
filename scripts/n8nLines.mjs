/**
 * The lines of n8n that the package is claimed to run on: the oldest and the newest. Between them nothing is claimed that
 * these two do not show. README and CONTRIBUTING name them, and a test compares.
 *
 * `lacks`: tests of the workflow ring about what a line cannot do, by their full names. They are not run on it.
 */
export const n8nLines = [
  {
    n8n: '1.123.0',
    core: '1.122.0',
    workflow: '1.120.0',
    lacks: [
      {
        reason:
          'It knows no "details" in an item of the error output: such an item stays among the others, with all that it has.',
        tests: [
          'the error output gets the failed items, with their whole report',
          'a wrong tenant in the middle of the list goes to the error output, with its tenant',
        ],
      },
      {
        reason: 'It does not hold a credential to its allowed domains when the credential asks for a token.',
        tests: [
          'a credential that is wrong shows our sentence, in its test and in a run login host not allowed',
        ],
      },
    ],
  },
  { n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0', lacks: [] },
];
