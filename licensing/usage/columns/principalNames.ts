import { foldPrincipalName } from '../principalName';
import { TextNumbers } from './textNumbers';

/**
 * Numbers of people, by user principal name in any case. The reports of a run share one: each name is then kept once,
 * however many reports have it.
 */
export class PrincipalNames {
  private readonly numbers = new TextNumbers();
  private lastName = '';
  private lastNumber: number | null = null;

  /** The person's number, a new one where the name is new. Null for a blank name, which may be anybody's. */
  add(userPrincipalName: string): number | null {
    const name = foldPrincipalName(userPrincipalName);
    if (name === '') return null;
    this.lastName = '';
    return this.numbers.add(name);
  }

  /** The person's number; null where no report has the name. A person is looked up in one report after the other. */
  find(userPrincipalName: string): number | null {
    if (userPrincipalName === '') return null;
    if (userPrincipalName !== this.lastName) {
      this.lastNumber = this.numbers.get(foldPrincipalName(userPrincipalName));
      this.lastName = userPrincipalName;
    }
    return this.lastNumber;
  }
}
