import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
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

test('a field that only one of several services answers is nullable, so that its absence costs nothing else', () => {
  const { apiSchema } = planner;
  /** Types whose objects more than one subgraph hands out. */
  const shared = ['User', 'Community', 'Interest', 'Photo'];
  const everywhere: Record<string, string[]> = {
    User: ['id', 'name'],
    Community: ['id', 'name'],
    Interest: ['id', 'name'],
    Photo: ['id'],
  };
  for (const name of shared) {
    const type = apiSchema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
    const nonNull = Object.values(type.getFields())
      .filter((field) => String(field.type).endsWith('!'))
      .map((field) => field.name);
    expect(nonNull, name).toEqual(everywhere[name]);
  }
  for (const field of Object.values(apiSchema.getQueryType()?.getFields() ?? {}))
    expect(String(field.type), field.name).not.toMatch(/!$/);
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
