import { readTextList } from '../parameters/textList';

const propertyName = /^[A-Za-z]\w*$/;

/**
 * More Graph properties of users, by name.
 * @throws {Error} for what cannot be the name of a property
 */
export function readPropertyNames(value: unknown): string[] {
  const names = readTextList(value, 'Fields');
  const wrong = names.find((name) => !propertyName.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" in Fields is not the name of a user property. Give names as Microsoft Graph writes them, such as employeeId or officeLocation.`,
    );
  }
  return names;
}
