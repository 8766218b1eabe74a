import { z } from 'zod';

/**
 * A variable whose value is JSON of this schema. What is wrong with it is said by where it stands, and never by its value: there are
 * secrets in it. `nameOf` may name an element of a list better than by its number.
 */
export function jsonVariable<Schema extends z.ZodType>(
  schema: Schema,
  nameOf: (path: PropertyKey[], value: unknown) => string = (path) => path.join('.'),
) {
  return z.string().transform((text, context): z.output<Schema> => {
    const value = parse(text);
    const read = value === undefined ? null : schema.safeParse(value);
    if (read?.success) return read.data;
    const problems =
      read === null ? ['it is no JSON'] : read.error.issues.map((issue) => describe(issue, nameOf, value));
    for (const message of problems) context.issues.push({ code: 'custom', message, input: undefined });
    return z.NEVER;
  });
}

function describe(
  issue: z.core.$ZodIssue,
  nameOf: (path: PropertyKey[], value: unknown) => string,
  value: unknown,
): string {
  const where = issue.path.length === 0 ? 'it' : nameOf(issue.path, value);
  if (issue.code === 'unrecognized_keys') return `${where} has what nobody knows: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `${where} is missing or no ${issue.expected}`;
  return `${where}: ${issue.message}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
