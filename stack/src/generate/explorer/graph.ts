import type { Graph, GraphField, GraphType, TypeKind } from '@moim/web/explorer-data';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
  type TypeDefinitionNode,
} from 'graphql';
import { koreanOf } from './glossary.ts';

/** Of the composition itself, and of nobody's API. */
const INTERNAL = /^(join|link|core)__/;
/** What says how a field is run and what it costs; federation's own directives say who answers it. */
const TELLING = new Set(['cost', 'listSize', 'feed', 'broadcast']);

const KINDS: Partial<Record<Kind, TypeKind>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
};

/** What a supergraph says of types and fields: what they are, who answers them (its `join__` directives), what they cost. */
export function readGraph(supergraphSdl: string): Graph {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = subgraphNames(document);
  const types = document.definitions
    .filter((definition): definition is TypeDefinitionNode => KINDS[definition.kind] !== undefined)
    .filter(({ name }) => !INTERNAL.test(name.value))
    .map((definition) => readType(definition, names));
  return {
    subgraphs: [...names.values()],
    types: types.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** By their names in the supergraph's directives: `CHAT` is chat. */
function subgraphNames({ definitions }: DocumentNode): Map<string, string> {
  const graphs = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error('this is no supergraph: it has no join__Graph');
  return new Map(
    (graphs.values ?? []).map(({ name, directives }) => [
      name.value,
      textOf(
        directives?.find((directive) => directive.name.value === 'join__graph'),
        'name',
      ) ?? name.value,
    ]),
  );
}

function readType(definition: TypeDefinitionNode, names: ReadonlyMap<string, string>): GraphType {
  const { name, description, kind, directives = [] } = definition;
  const joined = directives.filter((directive) => directive.name.value === 'join__type');
  const owners = graphsOf(joined, names);
  const keys = joined.flatMap((directive) => textOf(directive, 'key') ?? []);
  const fedBy = directives.find((directive) => directive.name.value === 'fedBy');
  return {
    name: name.value,
    kind: KINDS[kind] ?? 'object',
    ...koreanOf(name.value, { isAction: /(Input|Payload)$/.test(name.value) }),
    description: description?.value ?? null,
    owners,
    keys: [...new Set(keys)],
    members: kind === Kind.UNION_TYPE_DEFINITION ? (definition.types ?? []).map((member) => member.name.value) : [],
    fields:
      'fields' in definition
        ? (definition.fields ?? []).map((field) =>
            readField(field, { owners, isAction: name.value === 'Mutation' }, names),
          )
        : [],
    values:
      kind === Kind.ENUM_TYPE_DEFINITION
        ? (definition.values ?? []).map((value) => ({
            name: value.name.value,
            description: value.description?.value ?? null,
          }))
        : [],
    fedBy: textOf(fedBy, 'event'),
  };
}

function readField(
  field: FieldDefinitionNode | InputValueDefinitionNode,
  { owners, isAction }: { owners: string[]; isAction: boolean },
  names: ReadonlyMap<string, string>,
): GraphField {
  const directives = field.directives ?? [];
  const joined = directives.filter((directive) => directive.name.value === 'join__field');
  const answered = joined.filter((directive) => !isTrue(directive, 'external'));
  const deprecated = directives.find((directive) => directive.name.value === 'deprecated');
  return {
    name: field.name.value,
    ...koreanOf(field.name.value, { isAction }),
    type: print(field.type),
    description: field.description?.value ?? null,
    deprecated: deprecated === undefined ? null : (textOf(deprecated, 'reason') ?? ''),
    // What no subgraph is named for, all that have the type answer.
    owners: joined.length === 0 ? owners : graphsOf(answered, names),
    args: (field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : []).map((argument) => ({
      name: argument.name.value,
      type: print(argument.type),
      default: argument.defaultValue === undefined ? null : print(argument.defaultValue),
      description: argument.description?.value ?? null,
    })),
    directives: directives.filter(({ name }) => TELLING.has(name.value)).map(print),
  };
}

function graphsOf(directives: readonly ConstDirectiveNode[], names: ReadonlyMap<string, string>): string[] {
  const given = new Set(
    directives.flatMap(({ arguments: args = [] }) =>
      args.flatMap(({ name, value }) => (name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [])),
    ),
  );
  return [...names].flatMap(([graph, name]) => (given.has(graph) ? [name] : []));
}

function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | null {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

function isTrue(directive: ConstDirectiveNode, argument: string): boolean {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}
