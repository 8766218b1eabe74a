import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * What one document may ask for, whoever sends it and over whatever protocol. Fragments count as often as they are spread. The screens of the
 * app stay below a third of each (`gateway/test/limits.test.ts` measures them).
 */
export const DOCUMENT_LIMITS = {
  /** Selection sets within each other. */
  depth: 15,
  /** Fields, `__typename` among them. */
  fields: 500,
  /** Fields that are given another name, `__typename` among them. */
  aliases: 30,
  directives: 30,
  /** Fields of Query, Mutation or Subscription. */
  rootFields: 20,
  /** Operations and fragments. */
  definitions: 60,
  variables: 30,
} as const;

export type DocumentSize = Record<keyof typeof DOCUMENT_LIMITS, number>;

/** Lexical units of a document, names and brackets alike: parsing stops there. Below, no document nests so deeply that parsing runs out of stack. */
export const MAX_TOKENS = 2_000;

/** What is counted of one selection set with all below it. */
interface Counts {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
}

const NAMES: Record<keyof typeof DOCUMENT_LIMITS, string> = {
  depth: 'levels of selections within each other',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'fields at the root',
  definitions: 'operations and fragments',
  variables: 'variables',
};

/**
 * Refuses a document that is larger than DOCUMENT_LIMITS, in time that grows with its text alone: it has to be asked before validation, whose time
 * grows faster. What else is wrong with it is validation's matter. Throws GRAPHQL_VALIDATION_FAILED (HTTP 400).
 */
export function refuseTooLarge(document: DocumentNode): void {
  const size = documentSize(document);
  for (const [name, limit] of Object.entries(DOCUMENT_LIMITS) as [keyof typeof DOCUMENT_LIMITS, number][]) {
    if (size[name] <= limit) continue;
    throw new GraphQLError(`The document is too large: it may have at most ${limit} ${NAMES[name]}.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    });
  }
}

/** The size of a document: of the largest of its operations, or of all fragments, where they are larger because none uses them. */
export function documentSize(document: DocumentNode): DocumentSize {
  const counter = new Counter(document);
  const sizes = document.definitions.flatMap((node): Omit<DocumentSize, 'definitions'>[] => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) return [{ ...counter.fragment(node), rootFields: 0, variables: 0 }];
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    return [counter.operation(node)];
  });
  const largest = (name: keyof Omit<DocumentSize, 'definitions'>) => Math.max(0, ...sizes.map((size) => size[name]));
  return {
    depth: largest('depth'),
    fields: largest('fields'),
    aliases: largest('aliases'),
    directives: largest('directives'),
    rootFields: largest('rootFields'),
    definitions: document.definitions.length,
    variables: largest('variables'),
  };
}

/** Counts each fragment once, however often it is spread. */
class Counter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Null while it is being counted: a fragment within itself has no end, and validation says so. */
  readonly #counted = new Map<string, Counts | null>();
  readonly #rootFields = new Map<string, number>();

  constructor({ definitions }: DocumentNode) {
    this.#fragments = new Map(
      definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
  }

  operation({ selectionSet, directives = [], variableDefinitions = [] }: OperationDefinitionNode) {
    const counts = this.#selections(selectionSet);
    const onVariables = variableDefinitions.reduce((sum, node) => sum + directivesOf(node), 0);
    return {
      ...counts,
      directives: counts.directives + directives.length + onVariables,
      rootFields: this.#rootFieldsOf(selectionSet),
      variables: variableDefinitions.length,
    };
  }

  fragment({ name, selectionSet, directives = [] }: FragmentDefinitionNode): Counts {
    const known = this.#counted.get(name.value);
    if (known !== undefined) return known ?? NOTHING;
    this.#counted.set(name.value, null);
    const counts = this.#selections(selectionSet);
    const all = { ...counts, directives: counts.directives + directives.length };
    this.#counted.set(name.value, all);
    return all;
  }

  #selections({ selections }: SelectionSetNode): Counts {
    const sum = { depth: 0, fields: 0, aliases: 0, directives: 0 };
    for (const node of selections) {
      sum.directives += node.directives?.length ?? 0;
      const inner = this.#below(node);
      sum.depth = Math.max(sum.depth, inner.depth);
      sum.fields += inner.fields;
      sum.aliases += inner.aliases;
      sum.directives += inner.directives;
      if (node.kind !== Kind.FIELD) continue;
      sum.fields += 1;
      if (node.alias !== undefined) sum.aliases += 1;
    }
    return { ...sum, depth: sum.depth + 1 };
  }

  #below(node: SelectionSetNode['selections'][number]): Counts {
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = this.#fragments.get(node.name.value);
      return fragment === undefined ? NOTHING : withoutOwnLevel(this.fragment(fragment));
    }
    if (node.selectionSet === undefined) return NOTHING;
    const counts = this.#selections(node.selectionSet);
    return node.kind === Kind.INLINE_FRAGMENT ? withoutOwnLevel(counts) : counts;
  }

  #rootFieldsOf({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + 1;
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + this.#rootFieldsOf(node.selectionSet);
      return sum + this.#rootFieldsOfFragment(node.name.value);
    }, 0);
  }

  #rootFieldsOfFragment(name: string): number {
    const known = this.#rootFields.get(name);
    if (known !== undefined) return known;
    this.#rootFields.set(name, 0);
    const fragment = this.#fragments.get(name);
    const count = fragment === undefined ? 0 : this.#rootFieldsOf(fragment.selectionSet);
    this.#rootFields.set(name, count);
    return count;
  }
}

const NOTHING: Counts = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/** Fragments are no level of the answer. */
function withoutOwnLevel(counts: Counts): Counts {
  return { ...counts, depth: Math.max(0, counts.depth - 1) };
}

function directivesOf({ directives = [] }: VariableDefinitionNode): number {
  return directives.length;
}
