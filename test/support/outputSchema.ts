/** A JSON schema as n8n's editor reads it: a nested value has one type, and may be null beside it. */
export interface OutputSchema {
  type?: string | string[];
  nullable?: true;
  properties?: Record<string, OutputSchema>;
  items?: OutputSchema;
}

/** The schema that all the values fit, with their fields in the order in which they come up. */
export function schemaOf(values: readonly unknown[]): OutputSchema {
  const present = values.filter((value) => value !== null);
  const isNullable = present.length < values.length;
  const objects = present.filter(isObject);
  if (objects.length > 0) return nested({ type: 'object', properties: propertiesOf(objects) }, isNullable);
  const lists = present.filter((value) => Array.isArray(value));
  if (lists.length > 0) return nested({ type: 'array', ...itemsOf(lists.flat()) }, isNullable);
  const types = [...new Set(present.map((value) => typeof value))];
  if (isNullable) return { type: types.length === 0 ? 'null' : [...types, 'null'] };
  return { type: types.length === 1 ? types[0] : types };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && !Array.isArray(value);
}

function nested(schema: OutputSchema, isNullable: boolean): OutputSchema {
  return isNullable ? { ...schema, nullable: true } : schema;
}

function propertiesOf(objects: ReadonlyArray<Readonly<Record<string, unknown>>>) {
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  const valuesOf = (name: string) => objects.filter((object) => name in object).map((object) => object[name]);
  return Object.fromEntries([...names].map((name) => [name, schemaOf(valuesOf(name))]));
}

function itemsOf(values: readonly unknown[]): Pick<OutputSchema, 'items'> {
  return values.length === 0 ? {} : { items: schemaOf(values) };
}

/** The schema, refusing fields that it does not name. Any value may be null, whatever the tenant of the day has. */
export function closed({ properties, items, type }: OutputSchema): object {
  return {
    type: [type ?? []].flat(),
    nullable: true,
    ...(items && { items: closed(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, closed(one)])),
      additionalProperties: false,
    }),
  };
}
