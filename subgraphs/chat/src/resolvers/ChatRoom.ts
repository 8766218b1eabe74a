import { connection, forwardPage } from '@moim/subgraph-kit';
import { z } from 'zod';
import type { ChatRoomResolvers } from '../generated/resolver-types.ts';
import { messagePlace } from '../loaders.ts';
import { historyPage, messageConnection } from '../message-connection.ts';
import { texts } from '../texts.ts';

/** Cursors of members hold their position in the room. */
const memberKey = z.tuple([z.number().int().min(0).max(2_147_483_647)]);

export const ChatRoom: ChatRoomResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.room.load(id),
  title: ({ title }, _args, { locale }) => title ?? texts(locale).nobody,
  // Who sees the room of a club sees the club, and its title is the club's name.
  community: ({ communityId, title }) =>
    communityId === null || title === null ? null : { id: communityId, name: title },
  members: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, memberKey);
    const members = connection(
      await loaders.members(id, page),
      page,
      ({ userId, lastReadSeq, name, avatarUrl, isEstranged }) => ({
        userId,
        lastReadSeq,
        isEstranged,
        node: name === null ? null : { id: userId, name, avatarUrl },
      }),
      ({ position }) => [position],
    );
    return { ...members, totalCount: () => loaders.memberCount.load(id) };
  },
  messages: async (room, args, { loaders }) => {
    const page = historyPage(args);
    return messageConnection(room, page, await loaders.messages(room.id, page));
  },
  lastMessage: ({ id, lastSeq }, _args, { loaders }) =>
    lastSeq === 0 ? null : loaders.messageAt.load(messagePlace(id, lastSeq)),
};
