import { catalogue, type EventDefinition, type SignalDefinition, signals } from '@moim/events';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

// What the subgraphs' SDL says of subscriptions, as it stands in the supergraph: docs/subscriptions.md explains the directives.

/** A subscription field, by `@feed`. */
export interface Feed {
  field: string;
  /** The argument that names the topic; `viewer` for one stream a person. */
  topic: string;
  /** Types of the questions to its owner, e.g. `chat.room.audience.v1`; null without. */
  audience: string | null;
  /** The event that says that the audience is another; null without. */
  audienceChangedBy: EventDefinition | null;
  history: string | null;
  heads: string | null;
  /** The argument that says from where to resume. */
  position: string | null;
  /** Object types made by the gateway itself. */
  gap: string | null;
  head: string | null;
  /** The object types that the field may be. */
  members: readonly FedType[];
}

/** An object type that an event or a signal makes, by `@fedBy`. */
export interface FedType {
  name: string;
  /** Null for the gateway's own: gap and head. */
  source: { kind: 'event'; definition: EventDefinition } | { kind: 'signal'; definition: SignalDefinition } | null;
  topic: string | null;
  member: string | null;
  each: string | null;
  actor: string | null;
  fields: ReadonlyMap<string, FedField>;
  /** The fields of its key, when it is an entity that its subgraph completes. */
  key: readonly string[] | null;
}

/** A field of such a type: an entity, by the event's field that has its id; or what the event says. */
export interface FedField {
  from: string;
  /** The entity's type; null for what is taken as it stands. */
  entity: string | null;
}

export class FeedError extends Error {
  override name = 'FeedError';
}

/** All feeds of a supergraph. Throws FeedError when a declaration names what is not there. */
export class Feeds {
  readonly byField: ReadonlyMap<string, Feed>;
  readonly #types = new Map<string, ObjectTypeDefinitionNode>();
  readonly #members = new Map<string, readonly string[]>();
  readonly #broadcast = new Set<string>();

  constructor(supergraphSdl: string) {
    const document = parse(supergraphSdl, { noLocation: true });
    this.#index(document);
    const subscription = this.#types.get('Subscription');
    this.byField = new Map(
      (subscription?.fields ?? []).map((field) => {
        const feed = this.#feed(field);
        return [feed.field, feed] as const;
      }),
    );
  }

  /** Whether a field is answered alike to all who see a topic alike. `__typename` is. */
  isBroadcast(typeName: string, fieldName: string): boolean {
    return (
      fieldName === '__typename' || this.#broadcast.has(typeName) || this.#broadcast.has(`${typeName}.${fieldName}`)
    );
  }

  /** Every event and signal that feeds something. */
  get sources(): NonNullable<FedType['source']>[] {
    const all = [...this.byField.values()].flatMap(({ members, audienceChangedBy }) => [
      ...members.flatMap(({ source }) => source ?? []),
      ...(audienceChangedBy === null ? [] : [{ kind: 'event' as const, definition: audienceChangedBy }]),
    ]);
    return [...new Map(all.map((source) => [source.definition.type, source])).values()];
  }

  #index(document: DocumentNode): void {
    for (const node of document.definitions) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION)
        this.#members.set(node.name.value, node.types?.map(({ name }) => name.value) ?? []);
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      this.#types.set(node.name.value, node);
      if (directive(node, 'broadcast')) this.#broadcast.add(node.name.value);
      for (const field of node.fields ?? [])
        if (directive(field, 'broadcast')) this.#broadcast.add(`${node.name.value}.${field.name.value}`);
    }
  }

  #feed(field: FieldDefinitionNode): Feed {
    const given = directive(field, 'feed');
    const where = `Subscription.${field.name.value}`;
    if (given === null) throw new FeedError(`${where} has no @feed: nothing says what it is made of`);
    const { topic, audience, audienceChangedBy, history, heads, position, gap, head } = given;
    const args = new Set(field.arguments?.map(({ name }) => name.value));
    for (const argument of [topic === 'viewer' ? null : topic, position])
      if (argument && !args.has(argument)) throw new FeedError(`${where} has no argument ${argument}`);
    const type = nameOf(field.type);
    const names = this.#members.get(type) ?? [type];
    const own = new Set([gap, head]);
    return {
      field: field.name.value,
      topic: topic ?? '',
      audience: audience ?? null,
      audienceChangedBy: audienceChangedBy === undefined ? null : eventOf(where, audienceChangedBy),
      history: history ?? null,
      heads: heads ?? null,
      position: position ?? null,
      gap: gap ?? null,
      head: head ?? null,
      members: names.map((name) => this.#fedType(name, own.has(name))),
    };
  }

  #fedType(name: string, isOwn: boolean): FedType {
    const node = this.#types.get(name);
    if (node === undefined) throw new FeedError(`${name}: only object types are made of events`);
    const given = directive(node, 'fedBy');
    if (given === null && !isOwn) throw new FeedError(`${name} has no @fedBy: nothing says what makes it`);
    const source = given === null ? null : sourceOf(name, given.event ?? '');
    return {
      name,
      source,
      topic: given?.topic ?? null,
      member: given?.member ?? null,
      each: given?.each ?? null,
      actor: given?.actor ?? null,
      fields: new Map((node.fields ?? []).map((field) => [field.name.value, this.#fedField(field)])),
      key: keyOf(node),
    };
  }

  #fedField(field: FieldDefinitionNode): FedField {
    const from = directive(field, 'from')?.field ?? null;
    const type = nameOf(field.type);
    const isEntity = from !== null && this.#types.has(type);
    return { from: from ?? field.name.value, entity: isEntity ? type : null };
  }
}

function sourceOf(where: string, name: string): NonNullable<FedType['source']> {
  const signal = signals.find(({ type }) => type === name);
  return signal === undefined
    ? { kind: 'event', definition: eventOf(where, name) }
    : { kind: 'signal', definition: signal };
}

function eventOf(where: string, name: string): EventDefinition {
  const definition = catalogue.find(({ type }) => type === name);
  if (definition === undefined) throw new FeedError(`${where} is fed by ${name}, which is not in the catalogue`);
  return definition;
}

/** The key by which a subgraph completes the type; null when it is no entity. */
function keyOf(node: ObjectTypeDefinitionNode): string[] | null {
  for (const { name, arguments: args = [] } of node.directives ?? []) {
    const key = args.find((argument) => argument.name.value === 'key');
    if (name.value === 'join__type' && key?.value.kind === Kind.STRING) return key.value.value.split(/\s+/);
  }
  return null;
}

/** The arguments of a directive; null when it is not there. */
function directive(
  node: { directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): Record<string, string | undefined> | null {
  const found = node.directives?.find((each) => each.name.value === name);
  if (found === undefined) return null;
  const entries = found.arguments?.map(({ name: key, value }) => [key.value, String(valueFromASTUntyped(value))]) ?? [];
  return Object.fromEntries(entries);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
