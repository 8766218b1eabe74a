import { to } from '../app/paths.ts';
import { graph } from '../data/files.ts';
import { search, searchable } from '../data/search.ts';
import type { GraphField, GraphType } from '../data/types.ts';

/** A type, or a field of one. */
export interface Found {
  type: GraphType;
  field: GraphField | null;
  path: string;
}

/** What stands under one heading; `found` is what a search has found, best first. */
export interface FoundGroup {
  name: 'found' | 'roots' | 'entities' | 'others' | 'inputs';
  found: Found[];
}

/** More than these nobody reads through: better to type another letter. */
const MOST = 200;
const ROOTS = ['Query', 'Mutation', 'Subscription'];

const types: Found[] = graph.types.map((type) => ({ type, field: null, path: to.type(type.name) }));
const fields: Found[] = graph.types.flatMap((type) =>
  type.fields.map((field) => ({ type, field, path: to.field(type.name, field.name) })),
);
const everything = [...types, ...fields].map((found) => {
  const { type, field } = found;
  const said = field ?? type;
  // `Community.memberCount` is found by all of it, too.
  const whole = field === null ? null : `${type.name}.${field.name}`;
  const values =
    field === null ? type.values.map(({ name, description }) => `${name} ${description ?? ''}`).join(' ') : null;
  return searchable(found, said.name, [whole, said.korean, said.also, said.description, values]);
});

/** For no text all types, by what they are; else the types and fields that it finds. Of one subgraph, where one is named. */
export function findInMap(text: string, owner: string): FoundGroup[] {
  const isOwned = ({ type, field }: Found) => owner === '' || (field ?? type).owners.includes(owner);
  if (text.trim() !== '') {
    const found = search(everything, text).filter(isOwned).slice(0, MOST);
    return [{ name: 'found', found }];
  }
  const owned = types.filter(isOwned);
  const groups = Object.groupBy(owned, ({ type }) => groupOf(type));
  return (['roots', 'entities', 'others', 'inputs'] as const).map((name) => ({ name, found: groups[name] ?? [] }));
}

function groupOf({ name, kind, keys }: GraphType): FoundGroup['name'] {
  if (ROOTS.includes(name)) return 'roots';
  if (kind === 'object' && keys.length > 0) return 'entities';
  return kind === 'input' || name.endsWith('Payload') ? 'inputs' : 'others';
}
