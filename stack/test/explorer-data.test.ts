import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractPlanner, contractOperations, isPending } from '@moim/contract';
import { catalogue, changedFields, signals } from '@moim/events';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { consumersByName } from '../src/generate/event-catalogue.ts';
import { readEvents } from '../src/generate/explorer/events.ts';
import { koreanOfWord, wordsOf } from '../src/generate/explorer/glossary.ts';
import { readGraph } from '../src/generate/explorer/graph.ts';
import { readContract } from '../src/generate/explorer/operations.ts';
import { federationPicture } from '../src/generate/explorer/picture.ts';
import { ROOT } from '../src/paths.ts';

// What the explorer shows is what the supergraph, the contract and the catalogue say.
const sdl = readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8');
const graph = readGraph(sdl);
const planner = new ContractPlanner(sdl);
const contract = readContract(ROOT, sdl);
let events: ReturnType<typeof readEvents>;
beforeAll(async () => {
  events = readEvents(graph, await consumersByName(ROOT));
});

const fields = graph.types.flatMap((type) => type.fields.map((field) => ({ type, field })));
const coordinates = new Set(fields.map(({ type, field }) => `${type.name}.${field.name}`));

describe('the graph', () => {
  test('has every type of the API, with every field and value, and no others', () => {
    const api = Object.values(planner.apiSchema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    expect(graph.types.map(({ name }) => name)).toEqual(api.map(({ name }) => name).sort());
    for (const type of api) {
      const shown = graph.types.find(({ name }) => name === type.name);
      const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
      const names = hasFields ? Object.keys(type.getFields()) : [];
      expect(shown?.fields.map(({ name }) => name).sort(), type.name).toEqual(names.sort());
      const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
      expect(shown?.values.map(({ name }) => name).sort(), type.name).toEqual(values.sort());
    }
  });

  test('every type and field has an owner', () => {
    expect(graph.types.filter(({ owners }) => owners.length === 0).map(({ name }) => name)).toEqual([]);
    const ownerless = fields.filter(({ field }) => field.owners.length === 0);
    expect(ownerless.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });

  test('the owners are the subgraphs that the planner would ask', () => {
    for (const { type, field } of fields.filter(({ type: { kind } }) => kind === 'object'))
      expect(field.owners, `${type.name}.${field.name}`).toEqual(planner.ownersOf(type.name, field.name).sort());
  });

  test('what a type is said to be made by is in the catalogue', () => {
    const types = new Set([...catalogue, ...signals].map(({ type }) => type));
    for (const { fedBy } of graph.types) if (fedBy !== null) expect(types).toContain(fedBy);
  });
});

describe('Korean', () => {
  test('every word that names are made of is in the glossary (stack/src/generate/explorer/words.ts)', () => {
    const words = [...graph.types.map(({ name }) => name), ...fields.map(({ field }) => field.name)].flatMap(wordsOf);
    expect([...new Set(words)].filter((word) => koreanOfWord(word) === undefined)).toEqual([]);
  });
});

describe('the contract', () => {
  test('has every operation that is answered, and asks for fields that there are', () => {
    const answered = contractOperations().filter(({ name }) => !isPending(name));
    expect(contract.operations.map(({ name }) => name)).toEqual(answered.map(({ name }) => name));
    for (const { name, uses } of contract.operations) {
      expect(uses.length, name).toBeGreaterThan(0);
      expect(
        uses.filter((coordinate) => !coordinates.has(coordinate)),
        name,
      ).toEqual([]);
    }
  });

  test('every screen has its budget', () => {
    const without = contract.operations.filter(({ isScreen, budget }) => isScreen !== (budget !== null));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('has variables for every operation that takes some', () => {
    for (const { name, text, variables } of contract.operations) {
      const needs = /^\w+ \w+\((?<declared>[^)]*)\)/.exec(text)?.groups?.declared ?? '';
      for (const [, variable] of needs.matchAll(/\$(\w+): [^,]*!(?! =)/g))
        expect(variables, name).toHaveProperty(variable ?? '');
    }
  });
});

describe('events', () => {
  const names = [...catalogue.map(({ name }) => name), ...signals.map(({ type }) => type.replace(/\.v\d+$/, ''))];

  test('each says which fields it changes, and nothing else does', () => {
    expect(Object.keys(changedFields).sort()).toEqual(names.sort());
  });

  test('the fields that they change are in the schema', () => {
    const missing = Object.entries(changedFields).flatMap(([name, changed]) =>
      changed.filter((coordinate) => !coordinates.has(coordinate)).map((coordinate) => `${name}: ${coordinate}`),
    );
    expect(missing).toEqual([]);
  });

  test('all of them are there, each with what it carries', () => {
    expect(events.map(({ type }) => type).sort()).toEqual([...catalogue, ...signals].map(({ type }) => type).sort());
    for (const { type, fields: carried } of events) expect(carried.length, type).toBeGreaterThan(0);
  });
});

test('the picture names every subgraph and every entity, and comes out alike each time', () => {
  const picture = federationPicture(graph, events);
  for (const subgraph of graph.subgraphs) expect(picture).toContain(`>${subgraph}</text>`);
  for (const { kind, keys, name } of graph.types)
    if (kind === 'object' && keys.length > 0) expect(picture).toContain(`>${name}</text>`);
  expect(federationPicture(readGraph(sdl), events)).toBe(picture);
});
