import type { INodeProperties } from 'n8n-workflow';
import { findOperation, resourceDescription } from '../../../../../nodes/Microsoft365Licenses/resources';

describe('findOperation', () => {
  it('finds the operation of a resource by its value', () => {
    expect(findOperation('user', 'getAll')?.menu.name).toBe('Get Many');
  });

  it.each([
    ['user', 'constructor'],
    ['user', '__proto__'],
    ['constructor', 'getAll'],
    ['user', ''],
    ['', ''],
  ])('finds none for the resource "%s" and the operation "%s"', (resource, operation) => {
    expect(findOperation(resource, operation)).toBeUndefined();
  });
});

describe('every operation', () => {
  const valuesOf = ({ options = [] }: INodeProperties) =>
    options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
  const operations = resourceDescription
    .filter(({ name }) => name === 'operation')
    .flatMap((menu) =>
      valuesOf(menu).map((operation): [string, string] => [
        JSON.stringify(menu.displayOptions?.show?.resource?.[0]).slice(1, -1),
        operation,
      ]),
    );

  it.each(operations)('takes the tenant of each item in its options: %s, %s', (resource, operation) => {
    const options = resourceDescription.find(
      ({ name, displayOptions: { show = {} } = {} }) =>
        name === 'options' &&
        show.resource?.includes(resource) === true &&
        show.operation?.includes(operation) === true,
    );
    expect(options?.options?.map(({ name }) => name)).toContain('tenantId');
  });
});
