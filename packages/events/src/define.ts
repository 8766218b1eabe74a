import type { z } from 'zod';

/** The services that publish events: each owns the subjects that begin with its name. */
export const EVENT_SERVICES = ['user', 'community', 'schedule', 'content', 'chat'] as const;
export type EventService = (typeof EVENT_SERVICES)[number];

/** How an event looked in an earlier version, and how to read that today. */
export interface EarlierVersion {
  schema: z.ZodType;
  example: unknown;
  /** What this version's data is in the next version. */
  upgrade(data: unknown): unknown;
}

/** Something that happens, as producers write it and consumers read it. Made by `defineEvent`. */
export interface EventDefinition<Data = unknown> {
  /** Without its version: `user.profile.updated`. */
  readonly name: `${EventService}.${string}`;
  /** The version that producers write. */
  readonly version: number;
  /** The subject it is published under: `user.profile.updated.v1`. */
  readonly type: string;
  /** Who publishes it. */
  readonly service: EventService;
  /** What its order is kept for: events of one aggregate arrive in the order of their versions. */
  readonly aggregate: string;
  readonly description: string;
  readonly schema: z.ZodType<Data>;
  readonly example: Data;
  /** The versions before, from 1 on. */
  readonly earlier: readonly EarlierVersion[];
}

/** The data of an event: `EventData<typeof userProfileUpdated>`. */
export type EventData<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

/** Adds an event. Its version follows from how many earlier ones are given. */
export function defineEvent<Schema extends z.ZodType>(event: {
  name: `${EventService}.${string}`;
  aggregate: string;
  description: string;
  schema: Schema;
  example: z.infer<Schema>;
  earlier?: readonly EarlierVersion[];
}): EventDefinition<z.infer<Schema>> {
  const { name, earlier = [] } = event;
  const version = earlier.length + 1;
  const service = name.slice(0, name.indexOf('.')) as EventService;
  return {
    ...event,
    schema: event.schema as z.ZodType<z.infer<Schema>>,
    earlier,
    version,
    type: `${name}.v${version}`,
    service,
  };
}

/** An event that nobody can read: its data is not what the catalogue says, or its version is not known here. */
export class UnreadableEventError extends Error {
  override name = 'UnreadableEventError';
}

/** `user.profile.updated.v1` in its parts; null when it is no event's type. */
export function parseType(type: string): { name: string; version: number } | null {
  const match = /^([a-z_]+(?:\.[a-z_]+)+)\.v([1-9]\d*)$/.exec(type);
  return match?.[1] && match[2] ? { name: match[1], version: Number(match[2]) } : null;
}

/** The data that a producer may publish: checked, and without what the catalogue does not name. Throws UnreadableEventError. */
export function writeData<Data>(definition: EventDefinition<Data>, data: Data): Data {
  return check(definition.schema, data, definition.type);
}

/**
 * What a consumer gets: data of any version up to today's, checked and brought to today's. Throws UnreadableEventError for data that
 * is wrong and for versions from the future.
 */
export function readData<Data>(definition: EventDefinition<Data>, version: number, data: unknown): Data {
  if (version > definition.version) {
    throw new UnreadableEventError(
      `${definition.name}.v${version} is newer than what is known here (v${definition.version}): update this service, then replay.`,
    );
  }
  let read = data;
  for (const [index, { schema, upgrade }] of definition.earlier.slice(version - 1).entries()) {
    read = upgrade(check(schema, read, `${definition.name}.v${version + index}`));
  }
  return check(definition.schema, read, definition.type);
}

function check<Data>(schema: z.ZodType<Data>, data: unknown, type: string): Data {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.') || 'data'}: ${message}`);
  throw new UnreadableEventError(`${type} does not hold what the catalogue says: ${issues.join('; ')}`);
}
