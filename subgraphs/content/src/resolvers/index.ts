import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { Comment } from './Comment.ts';
import { Community } from './Community.ts';
import { Photo } from './Photo.ts';
import { Post } from './Post.ts';
import { me } from './Query/me.ts';
import { post } from './Query/post.ts';
import { posts } from './Query/posts.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, post, posts },
  User,
  Community,
  Post,
  Comment,
  Photo,
};
