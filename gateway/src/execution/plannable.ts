import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Behind names of the client's that the planner would take for its own. */
const SUFFIX = '__as_named';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** An operation as it is planned. */
export interface Plannable {
  document: DocumentNode;
  /** By which name what the client calls `alias` is planned, and comes from subgraphs. */
  keyOf(alias: string, field: string): string;
  /** What the client calls what comes by that name. */
  aliasOf(key: string): string;
}

/** Of an operation that is planned as it stands. */
export const AS_IT_STANDS: Omit<Plannable, 'document'> = { keyOf: (alias) => alias, aliasOf: (key) => key };

/** Fields that plans ask for by themselves, so that another subgraph can go on: of keys, and what fields require. */
export function fieldsOfPlans(supergraphSdl: string): ReadonlySet<string> {
  const names = new Set(['__typename']);
  visit(parse(supergraphSdl, { noLocation: true }), {
    Directive({ name, arguments: given = [] }) {
      if (!name.value.startsWith('join__')) return;
      for (const { name: argument, value } of given)
        if (['key', 'requires', 'provides'].includes(argument.value) && value.kind === Kind.STRING)
          for (const field of value.value.match(/\w+/g) ?? []) names.add(field);
    },
  });
  return names;
}

/**
 * An operation that means the same and that `@apollo/query-planner` (2.14) plans as it is meant:
 *
 * - What the client calls by the name of a field that plans ask for has another name: `id: name` would be lost, or ask for two things under one name.
 * - What is left out by a literal condition is left out: the planner forgets such conditions where others stand around them.
 * - An object that is asked for on a condition is asked for something without one: the planner takes the conditions of all that is in it for its own, and there would be null for `{}`.
 */
export function plannable(document: DocumentNode, ofPlans: ReadonlySet<string>): Plannable {
  const suffix = unusedSuffix(document);
  const keyOf = (alias: string, field: string) => (alias !== field && ofPlans.has(alias) ? `${alias}${suffix}` : alias);
  return {
    keyOf,
    aliasOf: (key) => (key.endsWith(suffix) ? key.slice(0, -suffix.length) : key),
    document: visit(document, {
      Field: {
        enter: leaveOut,
        leave(node) {
          const field = withoutLiterals(node);
          const { alias, name, selectionSet } = field;
          const key = keyOf(alias?.value ?? name.value, name.value);
          const named = alias && alias.value !== key ? { ...field, alias: { ...alias, value: key } } : field;
          const isConditional = conditionsOf(field).length > 0;
          if (!isConditional || selectionSet === undefined || selectionSet.selections.some(isCertain)) return named;
          return { ...named, selectionSet: withTypename(selectionSet) };
        },
      },
      InlineFragment: { enter: leaveOut, leave: withoutLiterals },
      FragmentSpread: { enter: leaveOut, leave: withoutLiterals },
      SelectionSet: { leave: (node) => (node.selections.length === 0 ? withTypename(node) : undefined) },
    }),
  };
}

/** One that no name of the client's ends with. */
function unusedSuffix(document: DocumentNode): string {
  let suffix = SUFFIX;
  visit(document, {
    Name({ value }) {
      while (value.endsWith(suffix)) suffix += '_';
    },
  });
  return suffix;
}

function conditionsOf({ directives = [] }: SelectionNode): readonly DirectiveNode[] {
  return directives.filter(({ name }) => name.value === 'include' || name.value === 'skip');
}

/** By what a literal condition says; undefined where a variable says it. */
function literalOf({ arguments: given }: DirectiveNode): boolean | undefined {
  const value = given?.find(({ name }) => name.value === 'if')?.value;
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}

/** As `visit` takes it: null for what a literal condition leaves out. */
function leaveOut(node: SelectionNode): null | undefined {
  const isOut = conditionsOf(node).some((condition) => literalOf(condition) === (condition.name.value === 'skip'));
  return isOut ? null : undefined;
}

/** Without conditions that are met. */
function withoutLiterals<Node extends SelectionNode>(node: Node): Node {
  const met = new Set(conditionsOf(node).filter((condition) => literalOf(condition) !== undefined));
  return met.size === 0 ? node : { ...node, directives: node.directives?.filter((one) => !met.has(one)) };
}

/** Whether it is asked for whatever variables say. Of fragments that is not looked into. */
function isCertain(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && conditionsOf(node).length === 0;
}

function withTypename(node: SelectionSetNode): SelectionSetNode {
  return { ...node, selections: [...node.selections, TYPENAME] };
}
