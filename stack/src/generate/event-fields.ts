import { z } from 'zod';

/** A field of an event's data, as people read it. */
export interface EventField {
  /** Those inside of others by their path: `community.name`, `members[].role`. Empty where one of several forms begins. */
  path: string;
  type: string;
  description: string;
}

/** What is read of a JSON Schema. */
interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** The fields of what a schema takes. Of several forms, each begins with a row whose type is `either` or `or`, and which has no path. */
export function fieldsOf(schema: z.ZodType): EventField[] {
  return fields(z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema, '');
}

function fields(schema: JsonSchema, path: string): EventField[] {
  const alternatives = objectAlternatives(schema).filter(({ properties }) => properties !== undefined);
  if (alternatives.length > 1) {
    return alternatives.flatMap((one, index) => [
      { path: '', type: index === 0 ? 'either' : 'or', description: '' },
      ...fields(one, path),
    ]);
  }
  const [inner] = alternatives;
  if (inner?.properties === undefined) return [];
  return Object.entries(inner.properties).flatMap(([name, field]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const optional = inner.required?.includes(name) === true ? '' : ' (may be left out)';
    const row = { path: here, type: `${typeOf(field)}${optional}`, description: field.description ?? '' };
    const [object] = objectAlternatives(field);
    const isList = object?.items !== undefined;
    const inside = isList ? fields(object.items ?? {}, `${here}[]`) : fields(field, here);
    return [row, ...inside];
  });
}

/** The schema itself, or what it may be one of, without null. */
function objectAlternatives(schema: JsonSchema): JsonSchema[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options === undefined) return [schema];
  return options.filter(({ type }) => type !== 'null').flatMap(objectAlternatives);
}

function typeOf(schema: JsonSchema): string {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return [...new Set(options.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  const idKind = /^\^([a-z]+)_\[/.exec(schema.pattern ?? '')?.[1];
  const orNull = [schema.type].flat().includes('null') ? ' or null' : '';
  if (idKind !== undefined) return `id \`${idKind}_…\`${orNull}`;
  if (schema.format === 'date-time') return `instant (ISO 8601, UTC)${orNull}`;
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object' && schema.properties === undefined) {
    return `${typeOf(schema.additionalProperties)} by name`;
  }
  return [schema.type ?? 'anything'].flat().join(' or ');
}
