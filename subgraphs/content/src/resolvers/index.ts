import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { Comment } from './Comment.ts';
import { Community } from './Community.ts';
import { LikeSubject } from './LikeSubject.ts';
import { addComment } from './Mutation/addComment.ts';
import { addPhotos } from './Mutation/addPhotos.ts';
import { createPost } from './Mutation/createPost.ts';
import { deleteComment } from './Mutation/deleteComment.ts';
import { deleteDraft } from './Mutation/deleteDraft.ts';
import { deletePhoto } from './Mutation/deletePhoto.ts';
import { deletePost } from './Mutation/deletePost.ts';
import { like } from './Mutation/like.ts';
import { pinPost } from './Mutation/pinPost.ts';
import { report } from './Mutation/report.ts';
import { requestPhotoUploads } from './Mutation/requestPhotoUploads.ts';
import { resolveReport } from './Mutation/resolveReport.ts';
import { saveDraft } from './Mutation/saveDraft.ts';
import { unlike } from './Mutation/unlike.ts';
import { updatePost } from './Mutation/updatePost.ts';
import { votePoll } from './Mutation/votePoll.ts';
import { Photo } from './Photo.ts';
import { Post } from './Post.ts';
import { me } from './Query/me.ts';
import { post } from './Query/post.ts';
import { posts } from './Query/posts.ts';
import { Report } from './Report.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, post, posts },
  Mutation: {
    addComment,
    addPhotos,
    createPost,
    deleteComment,
    deleteDraft,
    deletePhoto,
    deletePost,
    like,
    pinPost,
    report,
    requestPhotoUploads,
    resolveReport,
    saveDraft,
    unlike,
    updatePost,
    votePoll,
  },
  LikeSubject,
  User,
  Community,
  Post,
  Comment,
  Photo,
  Report,
};
