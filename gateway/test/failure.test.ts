import { describe, expect, test } from 'vitest';
import { explainFailure } from '../src/subgraphs/failure.ts';

const paths = (data: unknown, operation: string, at: (string | number)[] = []) =>
  explainFailure(data, { service: 'chat', operation, at }).map(({ path }) => path);

describe('the errors of a failed fetch stand at the fields that are null because of it', () => {
  test('at root fields', () => {
    expect(
      paths({ chatRoom: null, me: { id: 'usr_1' } }, 'query Room__chat__0($id: ID!) { chatRoom(id: $id) { title } }'),
    ).toEqual([['chatRoom']]);
  });

  test('inside what another service has answered', () => {
    expect(paths({ me: { id: 'usr_1', rooms: null } }, '{ me { rooms: chatRooms { edges { cursor } } id } }')).toEqual([
      ['me', 'rooms'],
    ]);
  });

  test('at every entity of a list, not where there is none', () => {
    const data = {
      me: {
        memberships: {
          edges: [{ node: { id: 'com_1', chatRoom: null } }, { node: null }, { node: { id: 'com_2', chatRoom: null } }],
        },
      },
    };
    const operation =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Community { __typename chatRoom { unreadCount } } } }';
    expect(paths(data, operation, ['me', 'memberships', 'edges', '@', 'node'])).toEqual([
      ['me', 'memberships', 'edges', 0, 'node', 'chatRoom'],
      ['me', 'memberships', 'edges', 2, 'node', 'chatRoom'],
    ]);
  });

  test('with the service’s name, and nothing of the inside', () => {
    expect(
      explainFailure({ chatRoom: null }, { service: 'chat', operation: '{ chatRoom(id: 1) { id } }', at: [] }),
    ).toEqual([
      {
        message: 'The chat service cannot be reached right now.',
        path: ['chatRoom'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'chat' },
      },
    ]);
  });

  test('once without a path where nothing is left to point at', () => {
    expect(paths({ me: { id: 'usr_1' } }, '{ me { id } }')).toEqual([undefined]);
  });
});
