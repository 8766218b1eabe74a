import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  catalogue,
  chatMessages,
  chatRoom,
  communityCards,
  communityLeaderships,
  communityMemberships,
  defineEvent,
  EVENT_SERVICES,
  exportPieces,
  parseType,
  readData,
  signals,
  UnreadableEventError,
  userBlocks,
  userCards,
  userLastSeen,
  writeData,
} from '../src/index.ts';

test('every file of src/events is in the catalogue, once', () => {
  const files = readdirSync(new URL('../src/events', import.meta.url)).map((file) => file.replace('.ts', ''));
  const names = catalogue.map(({ name }) => name.replaceAll(/[._]/g, '-'));
  expect(names.toSorted()).toEqual(files.toSorted());
});

describe.each(catalogue)('$type', (event) => {
  test('has an example that its schema takes whole', () => {
    expect(writeData(event, event.example)).toEqual(event.example);
  });

  test('has a type that can be told apart from its name', () => {
    expect(parseType(event.type)).toEqual({ name: event.name, version: event.version });
  });

  test('refuses data of another shape', () => {
    expect(() => writeData(event, { nonsense: true })).toThrow(UnreadableEventError);
  });

  test('reads the examples of all its versions', () => {
    for (const [index, { example }] of event.earlier.entries()) {
      expect(writeData(event, readData(event, index + 1, example))).toBeDefined();
    }
    expect(readData(event, event.version, event.example)).toEqual(event.example);
  });
});

test('every file of src/signals is in the catalogue, once', () => {
  const files = readdirSync(new URL('../src/signals', import.meta.url)).map((file) => file.replace('.ts', ''));
  const names = signals.map(({ type }) => type.replace(/\.v\d+$/, '').replaceAll(/[._]/g, '-'));
  // One file for what each service says in the same way.
  const ofEach = EVENT_SERVICES.map((service) => `${service}-event-taken-late`);
  expect(names.toSorted()).toEqual([...files.filter((file) => file !== 'event-taken-late'), ...ofEach].toSorted());
});

test.each(signals)(
  'the signal $type has an example that its schema takes whole, and refuses another shape',
  (signal) => {
    expect(signal.schema.parse(signal.example)).toEqual(signal.example);
    expect(signal.schema.safeParse({ nonsense: true }).success).toBe(false);
  },
);

test.each([
  chatMessages,
  ...Object.values(chatRoom),
  userBlocks,
  userCards,
  userLastSeen,
  communityCards,
  communityLeaderships,
  communityMemberships,
  ...Object.values(exportPieces),
])('the example of $type is what its schemas take', (question) => {
  expect(question.request.parse(question.example.request)).toEqual(question.example.request);
  expect(question.answer.parse(question.example.answer)).toEqual(question.example.answer);
});

describe('versions', () => {
  const renamed = defineEvent({
    name: 'user.renamed',
    aggregate: 'user',
    description: 'For this test: three versions of an event.',
    schema: z.object({ name: z.object({ given: z.string(), family: z.string() }) }),
    example: { name: { given: '민지', family: '김' } },
    earlier: [
      {
        schema: z.object({ name: z.string() }),
        example: { name: '김민지' },
        upgrade: (data) => ({ full: (data as { name: string }).name }),
      },
      {
        schema: z.object({ full: z.string() }),
        example: { full: '김민지' },
        upgrade: (data) => {
          const { full } = data as { full: string };
          return { name: { given: full.slice(1), family: full.slice(0, 1) } };
        },
      },
    ],
  });

  test('the number of earlier ones gives the version', () => {
    expect(renamed.type).toBe('user.renamed.v3');
  });

  test.each([
    [1, { name: '김민지' }],
    [2, { full: '김민지' }],
    [3, { name: { given: '민지', family: '김' } }],
  ])('version %i is read as the latest', (version, data) => {
    expect(readData(renamed, version, data)).toEqual({ name: { given: '민지', family: '김' } });
  });

  test('one from the future says what to do', () => {
    expect(() => readData(renamed, 4, {})).toThrow('update this service, then replay');
  });

  test('what is wrong is named by its path', () => {
    expect(() => readData(renamed, 3, { name: { given: '민지' } })).toThrow(/name\.family/);
  });

  test('what the catalogue does not name is not published', () => {
    const extra = { name: { given: '민지', family: '김' }, password: 'secret' };
    expect(writeData(renamed, extra)).toEqual(renamed.example);
  });
});
