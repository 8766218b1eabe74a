import type { OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ComponentType } from 'react';
import type { ScreenName } from './paths.ts';

/** What a screen's module exports: how it looks, and what it asks when somebody goes there. */
export interface ScreenModule {
  Component: ComponentType;
  query?: TypedDocumentNode<unknown, never>;
  variables?: (params: Record<string, string>) => OperationVariables;
}

/** Each screen is a chunk of its own, loaded when somebody goes there or is about to. */
export const SCREENS: Record<ScreenName, () => Promise<ScreenModule>> = {
  home: () => import('../screens/home/index.tsx'),
  explore: () => import('../screens/explore/index.tsx'),
  community: () => import('../screens/community/index.tsx'),
  board: () => import('../screens/board/index.tsx'),
  newPost: () => import('../screens/new-post/index.tsx'),
  album: () => import('../screens/album/index.tsx'),
  calendar: () => import('../screens/calendar/index.tsx'),
  newSchedule: () => import('../screens/new-schedule/index.tsx'),
  admin: () => import('../screens/community-admin/index.tsx'),
  newCommunity: () => import('../screens/new-community/index.tsx'),
  editCommunity: () => import('../screens/edit-community/index.tsx'),
  post: () => import('../screens/post/index.tsx'),
  schedule: () => import('../screens/schedule/index.tsx'),
  editSchedule: () => import('../screens/edit-schedule/index.tsx'),
  chatList: () => import('../screens/chat-list/index.tsx'),
  chatRoom: () => import('../screens/chat-room/index.tsx'),
  profile: () => import('../screens/profile/index.tsx'),
  myPage: () => import('../screens/my-page/index.tsx'),
  notifications: () => import('../screens/notifications/index.tsx'),
  signIn: () => import('../screens/sign-in/index.tsx'),
  signInCallback: () => import('../screens/sign-in-callback/index.tsx'),
  signInDone: () => import('../screens/sign-in-done/index.tsx'),
  signUp: () => import('../screens/sign-up/index.tsx'),
  forgotPassword: () => import('../screens/forgot-password/index.tsx'),
  resetPassword: () => import('../screens/reset-password/index.tsx'),
};
