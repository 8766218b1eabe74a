import { readFileSync } from 'node:fs';
import { type GraphQLObjectType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  type ContractOperation,
  ContractPlanner,
  contractOperations,
  isPending,
  pendingOperations,
} from '../src/index.ts';

const supergraphSdl = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const planner = new ContractPlanner(supergraphSdl);
const operations = contractOperations();

describe('the documents of the contract', () => {
  test.each(operations.filter(({ name }) => !isPending(name)))('$name is answered by the schema', ({ document }) => {
    expect(planner.validate(document).map((error) => error.message)).toEqual([]);
    expect(planner.plan(document).fetches.length).toBeGreaterThan(0);
  });

  test('the fourteen screens are there', () => {
    expect(operations.filter(({ file, kind }) => file.startsWith('screens/') && kind === 'query')).toHaveLength(14);
  });
});

describe('pending.json', () => {
  const pending = pendingOperations();

  test.each(pending.operations)('%s is still to come', (name) => {
    const operation = operations.find((candidate) => candidate.name === name);
    expect(operation, 'not an operation of the contract').toBeDefined();
    // Once the schema answers it, it has to leave the list.
    expect(planner.validate((operation as ContractOperation).document).length).toBeGreaterThan(0);
  });

  test('only shrinks', () => {
    expect(new Set(pending.operations).size).toBe(pending.operations.length);
    expect(pending.operations.length).toBe(pending.ceiling);
  });
});

describe('a field that some of a type’s subgraphs do not answer is nullable, so that its absence costs nothing else', () => {
  const types = Object.values(planner.apiSchema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation');
  const fieldsOf = (type: GraphQLObjectType) =>
    Object.values(type.getFields()).map((field) => ({ field, owners: planner.ownersOf(type.name, field.name) }));
  const shared = types.filter((type) => new Set(fieldsOf(type).flatMap(({ owners }) => owners)).size > 1);

  test('there are such types', () => {
    expect(shared.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Query', 'User', 'Community', 'Interest', 'Photo']),
    );
  });

  test.each(shared)('$name', (type) => {
    const subgraphs = new Set(fieldsOf(type).flatMap(({ owners }) => owners));
    const partial = fieldsOf(type).filter(({ owners }) => owners.length < subgraphs.size);
    expect(partial.filter(({ field }) => isNonNullType(field.type)).map(({ field }) => field.name)).toEqual([]);
  });
});

test('every type, field, argument and enum of the schema that is not plain by its name is described', () => {
  // The machinery of connections explains itself; everything else is documentation for others.
  const plain = /^(edges|node|cursor|pageInfo|totalCount|id|__.*)$/;
  const missing: string[] = [];
  for (const type of Object.values(planner.apiSchema.getTypeMap())) {
    if (type.name.startsWith('__') || !isObjectType(type)) continue;
    if (/(Connection|Edge|Payload)$/.test(type.name)) continue;
    if (!type.description && !['Query', 'Mutation'].includes(type.name)) missing.push(type.name);
    for (const field of Object.values(type.getFields()))
      if (!field.description && !plain.test(field.name)) missing.push(`${type.name}.${field.name}`);
  }
  expect(missing).toEqual([]);
});
