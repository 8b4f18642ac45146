import { tooManyCandidates } from '../../../../licensing/candidates/candidateShare';

describe('tooManyCandidates', () => {
  it('says the figure seen and the parameter that governs it', () => {
    expect(tooManyCandidates(3, 4, 50)).toMatchObject({
      code: 'TooManyCandidates',
      message: expect.stringContaining(
        '3 of 4 licensed users (75 %) would be candidates, which is more than Max Candidate Percent (50 %)',
      ),
      description: expect.stringContaining('raise Max Candidate Percent'),
    });
  });

  it.each([
    [2, 4, 50],
    [0, 0, 0],
    [4, 4, 100],
  ])('lets %i of %i pass at %i percent', (candidates, users, percent) => {
    expect(tooManyCandidates(candidates, users, percent)).toBeNull();
  });
});
