import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { ChatRoom } from './ChatRoom.ts';
import { Community } from './Community.ts';
import { Message } from './Message.ts';
import { deleteMessage } from './Mutation/deleteMessage.ts';
import { editMessage } from './Mutation/editMessage.ts';
import { markRoomRead } from './Mutation/markRoomRead.ts';
import { muteRoom } from './Mutation/muteRoom.ts';
import { openDirectRoom } from './Mutation/openDirectRoom.ts';
import { react } from './Mutation/react.ts';
import { sendMessage } from './Mutation/sendMessage.ts';
import { setTyping } from './Mutation/setTyping.ts';
import { chatRoom } from './Query/chatRoom.ts';
import { me } from './Query/me.ts';
import { RoomMemberEdge } from './RoomMemberEdge.ts';
import { UnreadChanged } from './UnreadChanged.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, chatRoom },
  Mutation: { sendMessage, editMessage, deleteMessage, react, markRoomRead, muteRoom, openDirectRoom, setTyping },
  User,
  Community,
  ChatRoom,
  RoomMemberEdge,
  Message,
  UnreadChanged,
};
