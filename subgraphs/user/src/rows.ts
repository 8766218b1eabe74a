import type { Mbti, NotificationKind } from './generated/prisma/enums.ts';

/** A person, without what nobody else's code needs (the password's hash stays in the sign-in). */
export interface UserRow {
  id: string;
  name: string;
  avatarUrl: string | null;
  email: string | null;
  bio: string | null;
  mbti: Mbti | null;
  region: string | null;
  createdAt: Date;
}

export interface InterestRow {
  id: string;
  nameKo: string;
  nameEn: string;
}

export interface SessionRow {
  id: string;
  deviceName: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** A session that was just opened or renewed, with the tokens that nobody sees again. */
export interface OpenedSession extends SessionRow {
  userId: string;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
}

export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  actorId: string | null;
  params: Record<string, string>;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
}
