import { executives } from '../groupNames';
import type { Persona } from '../persona';
import { byGroup, direct, member } from './builders';

/** The chief executive and those who report to her: the managers of everybody else, by place in this list. */
export const leaders: readonly Persona[] = [
  member('Patti', 'Fernandez', 'Executive Office', 'Chief Executive Officer', {
    manager: null,
    grants: [byGroup('Licensing - Microsoft 365 E5'), direct('Microsoft_365_Copilot')],
    groups: [executives],
    createdDaysAgo: 2700,
  }),
  ...[
    ['Alex', 'Wilber', 'Information Technology', 'Head of IT'],
    ['Isaiah', 'Langer', 'Engineering', 'Vice President, Engineering'],
    ['Lidia', 'Holloway', 'Sales', 'Chief Sales Officer'],
    ['Debra', 'Berger', 'Finance', 'Chief Financial Officer'],
    ['Henrietta', 'Mueller', 'Manufacturing', 'Plant Manager'],
    ['Nestor', 'Wilke', 'Human Resources', 'Chief People Officer'],
    ['Miriam', 'Graham', 'Customer Service', 'Director, Customer Service'],
    ['Lee', 'Gu', 'Fabrikam Operations', 'Managing Director, Fabrikam'],
  ].map(([given = '', surname = '', department = '', title = '']) =>
    member(given, surname, department, title, {
      manager: 0,
      company: department.startsWith('Fabrikam') ? 'Fabrikam' : 'Contoso',
      grants: [department.startsWith('Fabrikam') ? direct('SPB') : byGroup('Licensing - Microsoft 365 E5')],
      createdDaysAgo: 2200,
      ...(given === 'Alex' ? { roles: ['Global Administrator'], groups: [executives] } : {}),
    }),
  ),
];
