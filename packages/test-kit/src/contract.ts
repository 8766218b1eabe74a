import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ROOT, type SubgraphName } from '@moim/stack';
import { contractVariables, demoId } from '@moim/stack/demo';
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  validate,
} from 'graphql';
import { describe, expect, inject, test } from 'vitest';
import type { Representation, TestSubgraph } from './subgraph.ts';

/** Entities of the demo world to look up: known ones, one nobody knows, one twice. Kinds without an entry cannot be looked up. */
const KNOWN: Record<string, { kind: Parameters<typeof demoId>[0]; keys: string[] }> = {
  User: { kind: 'usr', keys: ['minji', 'junho', 'seoyeon', 'person-1'] },
  Community: { kind: 'com', keys: ['bukhansan', 'hangang', 'film-seoul'] },
  Photo: { kind: 'pho', keys: ['bukhansan 1', 'bukhansan 2', 'hangang 1'] },
  // Their owner's alone, who asks.
  Notification: { kind: 'ntf', keys: ['minji 0', 'minji 1'] },
};

interface ContractFetch {
  operation: OperationDefinitionNode;
  document: DocumentNode;
  /** Of the contract's operation: `HomeScreen`. */
  of: string;
  isEntities: boolean;
}

/**
 * Holds a subgraph to what the contract's screens ask of it (test/contract/, derived from the plans): every fetch is valid, is
 * answered without errors and with the data of the demo world, entities in order, unknown ones null, duplicates alike.
 */
export function describeContract(name: SubgraphName, subgraph: TestSubgraph): void {
  const folder = join(ROOT, 'subgraphs', name);
  const schema = buildSubgraphSchema(parse(readFileSync(join(folder, 'schema.graphql'), 'utf8')));
  const { now } = inject('moim');

  describe.each(contractFetches(join(folder, 'test/contract')))(
    '$operation.name.value',
    ({ operation, document, of, isEntities }) => {
      const query = print(document);
      const given = contractVariables(now)[of];
      if (given === undefined) throw new Error(`contractVariables has nothing for ${of}`);
      const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
      const variables = Object.fromEntries(Object.entries(given).filter(([variable]) => declared.has(variable)));

      test('is valid', () => {
        expect(validate(schema, document).map((error) => error.message)).toEqual([]);
      });

      if (isEntities) {
        const known = representations(operation);
        const ask = async (list: readonly Representation[]) => {
          const answer = await subgraph.ask(query, { ...variables, representations: list }, { as: 'minji' });
          expect(answer.errors).toBeUndefined();
          return answer.data._entities as unknown[];
        };

        test('answers the demo world, in order', async () => {
          const entities = await ask(known);
          expect(entities).toHaveLength(known.length);
          expect(entities.every((entity) => entity !== null)).toBe(true);
          expect(await ask(known.toReversed())).toEqual(entities.toReversed());
          await expectSnapshot(folder, operation, entities);
        });

        test('answers null for the unknown, and duplicates alike', async () => {
          const [first] = known as [Representation];
          const unknown = { ...first, id: demoId(KNOWN[first.__typename]?.kind ?? 'usr', 'nobody knows it') };
          const [one, none, again] = await ask([first, unknown, first]);
          expect(none).toBeNull();
          expect(one).not.toBeNull();
          expect(again).toEqual(one);
        });

        test('costs as many statements for many as for one', async () => {
          await ask(known);
          const one = await subgraph.database.countStatements(() => ask(known.slice(0, 1)));
          const all = await subgraph.database.countStatements(() => ask([...known, ...known]));
          expect(all).toBe(one);
        });
      } else {
        test('answers the demo world', async () => {
          const answer = await subgraph.ask(query, variables, { as: 'minji' });
          expect(answer.errors).toBeUndefined();
          for (const [field, value] of Object.entries(answer.data)) expect(value, field).not.toBeNull();
          await expectSnapshot(folder, operation, answer.data);
        });
      }
    },
  );
}

function contractFetches(folder: string): ContractFetch[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  if (files.length === 0) throw new Error(`${folder} is empty: npm run generate`);
  const fetches = files.flatMap((file) => {
    const { definitions } = parse(readFileSync(join(folder, file), 'utf8'));
    return definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => ({
        operation,
        document: { kind: Kind.DOCUMENT, definitions: [operation] } as const,
        of: file.replace('.graphql', ''),
        isEntities: operation.selectionSet.selections.some(
          (selection) => selection.kind === Kind.FIELD && selection.name.value === '_entities',
        ),
      }));
  });
  // Mutations last: what is read is the demo world as it is.
  return fetches.sort((a, b) => Number(isMutation(a)) - Number(isMutation(b)));
}

const isMutation = ({ operation }: ContractFetch) => operation.operation === OperationTypeNode.MUTATION;

/** Entities of the type that the fetch's fragments are on. */
function representations(operation: OperationDefinitionNode): Representation[] {
  const [entities] = operation.selectionSet.selections;
  const fragments = entities?.kind === Kind.FIELD ? (entities.selectionSet?.selections ?? []) : [];
  return fragments.flatMap((fragment) => {
    const type = fragment.kind === Kind.INLINE_FRAGMENT ? fragment.typeCondition?.name.value : undefined;
    const known = type === undefined ? undefined : KNOWN[type];
    if (type === undefined || known === undefined)
      throw new Error(`no entities of the demo world are known for ${print(fragment)}`);
    return known.keys.map((key) => ({ __typename: type, id: demoId(known.kind, key) }));
  });
}

const SHOWN = 2;
/** Ids of the demo world share their time; others were given out by a mutation of this run. */
const DEMO_TIME = demoId('usr', 'anybody').slice(4, 14);

/** Compares with test/contract/<fetch>.json. What differs from run to run is masked, and of long lists the beginning is kept. */
async function expectSnapshot(folder: string, operation: OperationDefinitionNode, data: unknown): Promise<void> {
  await expect(`${JSON.stringify(masked(data), null, 2)}\n`).toMatchFileSnapshot(
    join(folder, 'test/contract', `${operation.name?.value}.json`),
  );
}

function masked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const shown = value.slice(0, SHOWN).map((element) => masked(element));
    return value.length > SHOWN ? [...shown, `... ${value.length - SHOWN} more`] : shown;
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner, name)]));
  if (typeof value !== 'string') return value;
  if (/cursor$/i.test(key)) return '<cursor>';
  if (/token$/i.test(key)) return '<token>';
  if (key === 'uploadUrl') return value.replace(/[\w-]{43}$/, '<token>');
  if (/^ses_/.test(value)) return '<session>';
  if (key === 'downloadUrl') return '<download>';
  if (/^[a-z]{3}_[0-9a-z]{26}$/.test(value) && !value.startsWith(DEMO_TIME, 4)) return `<new ${value.slice(0, 3)}>`;
  if (key === 'code' && /^[0-9A-HJKMNP-TV-Z]{10,32}$/.test(value)) return '<code>';
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? '<time>' : value;
}
