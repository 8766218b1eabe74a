import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Failover } from '../src/subgraphs/failover.ts';
import { planned } from '../src/supergraph/planned.ts';

const failover = new Failover(
  planned(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8')).supergraph,
);
const plain = (query: string | null) => (query === null ? null : query.replaceAll(/\s+/g, ' ').trim());

/** Rescues a fetch to chat, with these services alive; tells who was asked what. */
async function rescue(operation: string, answers: Record<string, Record<string, unknown>>) {
  const asked: string[] = [];
  const { data, rest } = await failover.rescue(operation, 'chat', async (service, query) => {
    asked.push(`${service}: ${plain(query)}`);
    parse(query);
    const answer = answers[service];
    if (answer === undefined) throw new Error('down');
    return answer;
  });
  return { asked, data, rest: plain(rest) };
}

describe('when chat is away', () => {
  test('another subgraph answers what it shares, and the rest is named', async () => {
    const { asked, data, rest } = await rescue('query Home { me { id name unreadMessageCount } }', {
      community: { me: { id: 'usr_1', name: '김민지' } },
    });
    expect(asked).toEqual(['community: query Home { me { id name } }']);
    expect(data).toEqual({ me: { id: 'usr_1', name: '김민지' } });
    expect(rest).toBe('query Home { me { unreadMessageCount } }');
  });

  test('the next is asked when that one is away too', async () => {
    const { asked, data } = await rescue('{ me { id } }', { user: { me: { id: 'usr_1' } } });
    expect(asked.map((line) => line.split(':')[0])).toEqual(['community', 'content', 'schedule', 'user']);
    expect(data).toEqual({ me: { id: 'usr_1' } });
  });

  test('nothing is missing below a null: signed out is signed out', async () => {
    expect(await rescue('{ me { id unreadMessageCount } }', { community: { me: null } })).toMatchObject({
      data: { me: null },
      rest: null,
    });
  });

  test('fields of one subgraph alone have no other', async () => {
    const operation = 'query Room($id: ID!) { chatRoom(id: $id) { title } }';
    expect(await rescue(operation, { community: {} })).toEqual({ asked: [], data: {}, rest: operation });
  });

  test('only the variables that are still used are declared', async () => {
    const { asked, rest } = await rescue(
      'query Room($id: ID!, $n: Int) { me { name } chatRoom(id: $id) { messages(last: $n) { edges { cursor } } } }',
      { community: { me: { name: '김민지' } } },
    );
    expect(asked).toEqual(['community: query Room { me { name } }']);
    expect(rest).toBe(
      'query Room($id: ID!, $n: Int) { chatRoom(id: $id) { messages(last: $n) { edges { cursor } } } }',
    );
  });

  test('entities have no other', async () => {
    const operation =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Community { name } } }';
    expect(await rescue(operation, { community: {} })).toMatchObject({ asked: [], data: {} });
  });

  test('everybody away: all of it is missing', async () => {
    const operation = '{ me { id name } }';
    expect(await rescue(operation, {})).toMatchObject({ data: {}, rest: operation });
  });
});
