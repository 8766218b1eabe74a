import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { ChatRoom } from './ChatRoom.ts';
import { Community } from './Community.ts';
import { Message } from './Message.ts';
import { chatRoom } from './Query/chatRoom.ts';
import { me } from './Query/me.ts';
import { RoomMemberEdge } from './RoomMemberEdge.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, chatRoom },
  User,
  Community,
  ChatRoom,
  RoomMemberEdge,
  Message,
};
