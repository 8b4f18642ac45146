import { findOperation } from '../../../../../nodes/Microsoft365Licenses/resources';

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
