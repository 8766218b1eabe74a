import type { MessageResolvers } from '../generated/resolver-types.ts';
import { messagePlace } from '../loaders.ts';

export const Message: MessageResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.message.load(id),
  sender: ({ senderId, senderName, senderAvatarUrl }) =>
    senderId === null || senderName === null ? null : { id: senderId, name: senderName, avatarUrl: senderAvatarUrl },
  replyTo: ({ roomId, replyToSeq }, _args, { loaders }) =>
    replyToSeq === null ? null : loaders.messageAt.load(messagePlace(roomId, replyToSeq)),
  // What is deleted is gone with all that hung on it, whatever rows are left.
  photos: ({ id, isDeleted }, _args, { loaders }) => (isDeleted ? [] : loaders.photos.load(id)),
  reactions: ({ id, isDeleted }, _args, { loaders }) => (isDeleted ? [] : loaders.reactions.load(id)),
};
