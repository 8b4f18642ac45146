import {
  fakerAR,
  fakerDE,
  fakerEL,
  fakerEN,
  fakerEN_IN,
  fakerES,
  fakerJA,
  fakerRU,
  fakerZH_CN,
  type Faker,
} from '@faker-js/faker';

export interface NamePool {
  given: string[];
  surnames: string[];
  /** Whether the surname comes first, without a space. */
  surnameFirst: boolean;
}

export type NameScript =
  'english' | 'german' | 'spanish' | 'indian' | 'japanese' | 'chinese' | 'cyrillic' | 'arabic' | 'greek';

const sources: Record<NameScript, Faker> = {
  english: fakerEN,
  german: fakerDE,
  spanish: fakerES,
  indian: fakerEN_IN,
  japanese: fakerJA,
  chinese: fakerZH_CN,
  cyrillic: fakerRU,
  arabic: fakerAR,
  greek: fakerEL,
};

const poolSize = 240;

/** Names are drawn once per script; a user only picks from them, so that users cost next to nothing. */
export function drawNamePools(seed: number): Record<NameScript, NamePool> {
  const draw = (script: NameScript): NamePool => {
    const faker = sources[script];
    faker.seed(seed);
    return {
      given: Array.from({ length: poolSize }, () => faker.person.firstName()),
      surnames: Array.from({ length: poolSize }, () => faker.person.lastName()),
      surnameFirst: script === 'japanese' || script === 'chinese',
    };
  };
  return {
    english: draw('english'),
    german: draw('german'),
    spanish: draw('spanish'),
    indian: draw('indian'),
    japanese: draw('japanese'),
    chinese: draw('chinese'),
    cyrillic: draw('cyrillic'),
    arabic: draw('arabic'),
    greek: draw('greek'),
  };
}

/** The part of a principal name made of a person's names; null where no Latin letters remain. */
export function mailboxName(given: string, surname: string): string | null {
  const latin = (text: string) =>
    text
      .replace(/ß/g, 'ss')
      .normalize('NFD')
      .replace(/[^A-Za-z'-]/g, '');
  const parts = [latin(given), latin(surname)].filter((part) => part !== '');
  return parts.length < 2 ? null : parts.join('.').toLowerCase();
}
