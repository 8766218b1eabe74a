import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type JsonObject, mergeInto, ownValue, setOwn } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

/** By what a subgraph knows an entity; null for what it cannot know. */
export type Represent = (entity: JsonObject) => JsonObject | null;

/** Compiles what a fetch requires of entities. */
export function compileRepresentation(requires: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const select = compileSelections(requires, types);
  return (entity) => {
    const representation = select(entity);
    return representation?.__typename ? representation : null;
  };
}

function compileSelections(selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const parts = selections.map((node) =>
    node.kind === 'Field' ? compileField(node, types) : compileFragment(node, types),
  );
  return (source) => {
    const result: JsonObject = {};
    for (const part of parts) if (!part(source, result)) return null;
    return result;
  };
}

/** Adds a part of a representation; false when the source does not have what it takes. */
type Part = (source: JsonObject, result: JsonObject) => boolean;

function compileField(node: QueryPlanFieldNode, types: TypeConditions): Part {
  const name = node.alias ?? node.name;
  const inner = node.selections ? compileSelections(node.selections, types) : null;
  const take = (value: unknown): unknown =>
    inner === null ? value : value === null ? null : inner(value as JsonObject);
  return (source, result) => {
    const value = ownValue(source, name);
    if (value === undefined) return false;
    setOwn(result, name, Array.isArray(value) ? value.map(take) : take(value));
    return true;
  };
}

function compileFragment(
  { typeCondition, selections }: Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>,
  types: TypeConditions,
): Part {
  const inner = compileSelections(selections, types);
  return (source, result) => {
    if (typeCondition !== undefined && types.matches(source, typeCondition)) mergeInto(result, inner(source));
    return true;
  };
}
