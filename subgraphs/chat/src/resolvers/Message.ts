import type { MessageResolvers } from '../generated/resolver-types.ts';
import { messagePlace } from '../loaders.ts';

export const Message: MessageResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.message.load(id),
  isDeleted: ({ deletedAt }) => deletedAt !== null,
  sender: ({ senderId, senderName, senderAvatarUrl }) =>
    senderId === null || senderName === null ? null : { id: senderId, name: senderName, avatarUrl: senderAvatarUrl },
  replyTo: ({ roomId, replyToSeq }, _args, { loaders }) =>
    replyToSeq === null ? null : loaders.messageAt.load(messagePlace(roomId, replyToSeq)),
  // What is deleted is gone with all that hung on it, whatever rows are left.
  photos: ({ id, deletedAt }, _args, { loaders }) => (deletedAt === null ? loaders.photos.load(id) : []),
  reactions: ({ id, deletedAt }, _args, { loaders }) => (deletedAt === null ? loaders.reactions.load(id) : []),
};
