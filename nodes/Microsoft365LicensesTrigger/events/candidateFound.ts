import { pollCandidateFound, sampleCandidateFound } from '../../../usecases/events/candidateFound';
import { candidateFields } from '../../Microsoft365Licenses/resources/reclamation/candidateParameters';
import { readCandidateRequest } from '../../Microsoft365Licenses/resources/reclamation/candidateRequest';
import { toEvent } from './event';

export const candidateFound = toEvent({
  menu: {
    name: 'Candidate Found',
    value: 'candidateFound',
    action: 'On license that can be taken back',
    description: 'When a user becomes a candidate for reclamation; checks once an hour at most',
  },
  parameters: candidateFields,
  scope: ['inactiveDays', 'services', 'reasons', 'evidence', 'exclude', 'options'],
  read: (form, now) => readCandidateRequest(form, 0, now),
  poll: pollCandidateFound,
  sample: sampleCandidateFound,
});
