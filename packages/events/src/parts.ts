import { z } from 'zod';

// What several events carry, said once.

const id = (kind: string) => z.string().regex(new RegExp(`^${kind}_[0-9a-hjkmnp-tv-z]{26}$`), `not an id ${kind}_...`);

export const userId = id('usr');
export const communityId = id('com');
export const scheduleId = id('sch');
export const postId = id('pst');
export const commentId = id('cmt');
export const photoId = id('pho');
export const roomId = id('rom');
export const messageId = id('msg');
export const deletionId = id('del');
export const exportId = id('exp');
export const sessionId = id('ses');
export const blockId = id('blk');
export const reportId = id('rep');
export const notificationId = id('ntf');
export const batchId = id('bat');

/** Ids of any kind, in texts. */
const ANY_ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;

/** All ids that a text has, each once: of an event or an answer, what it is about. */
export function idsIn(text: string): string[] {
  return [...new Set(text.match(ANY_ID))];
}

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** People whom an event concerns. An event stays below 1 MiB, NATS' limit. */
export const recipients = z.array(userId).max(10_000);

/** A person as all services show and know them. */
export const memberCard = z.object({
  id: userId,
  name: z.string().min(1).max(30),
  avatarUrl: z.string().nullable(),
  region: z.string().nullable(),
  interestIds: z.array(z.string()),
});
export type MemberCardData = z.infer<typeof memberCard>;

/** A club as all services show and know it. Every event of a club carries it, so that no consumer has to have seen an earlier one. */
export const communityCard = z.object({
  id: communityId,
  name: z.string().min(1),
  coverUrl: z.string().nullable(),
  isPrivate: z.boolean(),
});
export type CommunityCardData = z.infer<typeof communityCard>;

export const role = z.enum(['LEADER', 'STAFF', 'MEMBER']);

/** A meet-up, as far as other services show it. */
export const scheduleCard = z.object({
  id: scheduleId,
  communityId,
  communityName: z.string(),
  title: z.string(),
  startsAt: instant,
});

/** A post, as far as other services show it. */
export const postCard = z.object({ id: postId, communityId, title: z.string() });

/** A photo of a club's album, as far as other services know it. */
export const photoCard = z.object({ id: photoId, communityId });

/** What one can report. */
export const reportSubject = z.object({
  kind: z.enum(['POST', 'COMMENT', 'PHOTO', 'MESSAGE', 'PERSON']),
  id: z.union([postId, commentId, photoId, messageId, userId]),
});

/** For the examples. */
export const EXAMPLE = {
  user: 'usr_01kahhhhhhfyrtx6y3w5qj7m2n',
  otherUser: 'usr_01kahjjjjjfyrtx6y3w5qj7m2p',
  staff: 'usr_01kahkkkkkfyrtx6y3w5qj7m2q',
  community: 'com_01kahmmmmmfyrtx6y3w5qj7m2r',
  schedule: 'sch_01kahnnnnnfyrtx6y3w5qj7m2s',
  post: 'pst_01kahpppppfyrtx6y3w5qj7m2t',
  comment: 'cmt_01kahqqqqqfyrtx6y3w5qj7m2v',
  photo: 'pho_01kahrrrrrfyrtx6y3w5qj7m2w',
  room: 'rom_01kahsssssfyrtx6y3w5qj7m2x',
  message: 'msg_01kahtttttfyrtx6y3w5qj7m2y',
  deletion: 'del_01kahvvvvvfyrtx6y3w5qj7m2z',
  export: 'exp_01kahwwwwwfyrtx6y3w5qj7m30',
  session: 'ses_01kahxxxxxfyrtx6y3w5qj7m31',
  block: 'blk_01kahyyyyyfyrtx6y3w5qj7m32',
  report: 'rep_01kahzzzzzfyrtx6y3w5qj7m33',
  notification: 'ntf_01kaj00000fyrtx6y3w5qj7m34',
  batch: 'bat_01kaj11111fyrtx6y3w5qj7m35',
} as const;

export const exampleCommunity: CommunityCardData = {
  id: EXAMPLE.community,
  name: '북한산 등산회',
  coverUrl: '/media/demo/hiking.webp',
  isPrivate: false,
};

export const examplePerson: MemberCardData = {
  id: EXAMPLE.user,
  name: '김민지',
  avatarUrl: null,
  region: '서울 은평구',
  interestIds: ['hiking', 'coffee'],
};

export const exampleSchedule: z.infer<typeof scheduleCard> = {
  id: EXAMPLE.schedule,
  communityId: EXAMPLE.community,
  communityName: '북한산 등산회',
  title: '토요일 백운대 정기 산행',
  startsAt: '2026-11-28T00:00:00.000Z',
};

export const examplePost: z.infer<typeof postCard> = {
  id: EXAMPLE.post,
  communityId: EXAMPLE.community,
  title: '이번 주 토요일 백운대 코스 안내',
};
