import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql';
import type { Generated } from './generate.ts';

/** Whether a query shows what is to be shown. */
export type Shows = (generated: Generated) => Promise<boolean>;

/** Parts of a document without which it may still be one. */
const REMOVABLE = new Set<string>([
  Kind.FIELD,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
]);

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Takes away from a query whatever it still shows the same without. Every step is one valid query that is asked. */
export async function shrink(schema: GraphQLSchema, generated: Generated, shows: Shows): Promise<Generated> {
  let smallest = { ...generated, query: withoutFragments(generated.query) };
  if (!(await isShown(schema, smallest, shows))) smallest = generated;
  for (let at = 0; ; at++) {
    const smaller = without(smallest, at);
    if (smaller === null) return smallest;
    if (smaller.query.length >= smallest.query.length || !(await isShown(schema, smaller, shows))) continue;
    smallest = smaller;
    at = -1;
  }
}

async function isShown(schema: GraphQLSchema, generated: Generated, shows: Shows): Promise<boolean> {
  return validate(schema, parse(generated.query)).length === 0 && (await shows(generated));
}

function contentsOf(selection: SelectionNode): readonly SelectionNode[] {
  const isFragment = selection.kind === Kind.INLINE_FRAGMENT && (selection.directives ?? []).length === 0;
  return isFragment ? selection.selectionSet.selections : [selection];
}

/** The query without the removable part of that number, counted from the outside inwards; null when there are fewer. */
function without({ query, variables }: Generated, number: number): Generated | null {
  let count = 0;
  let hasRemoved = false;
  const document = visit(parse(query), {
    enter(node: ASTNode, _key, parent) {
      if (!REMOVABLE.has(node.kind) || count++ !== number) return undefined;
      hasRemoved = true;
      const isOfMany = node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT || (parent as ASTNode[]).length > 1;
      // No selection may be empty.
      return isOfMany ? null : TYPENAME;
    },
  }) as DocumentNode;
  return hasRemoved ? withWhatIsUsed(document, variables) : null;
}

/** What nothing uses any more is not valid: variables, fragments. */
function withWhatIsUsed(document: DocumentNode, variables: Record<string, unknown>): Generated {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
    FragmentSpread: ({ name }) => void used.add(name.value),
  });
  const clean = visit(document, {
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
    FragmentDefinition: ({ name }) => (used.has(name.value) ? undefined : null),
  });
  // A fragment may have been the only one to use another, or a variable.
  if (clean !== document) return withWhatIsUsed(clean, variables);
  return {
    query: print(document),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(`$${name}`))),
  };
}

/** The same query with the fragments in their places, for a schema in which they are on objects alone; those with conditions stay. */
function withoutFragments(query: string): string {
  const document = parse(query);
  const named = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const inPlace = (selections: SelectionSetNode): SelectionSetNode =>
    visit(selections, {
      FragmentSpread({ name, directives }) {
        const { typeCondition, selectionSet } = named.get(name.value) as FragmentDefinitionNode;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: inPlace(selectionSet) };
      },
      SelectionSet: { leave: (set) => ({ ...set, selections: set.selections.flatMap(contentsOf) }) },
    });
  const operations = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({ ...operation, selectionSet: inPlace(operation.selectionSet) }));
  return print({ kind: Kind.DOCUMENT, definitions: operations });
}
