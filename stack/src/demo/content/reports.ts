import { demoId } from '../random.ts';
import type { Row } from '../tables.ts';
import { daysAgo, type World } from '../world.ts';

/** Reports to 북한산 등산회: a comment and a post that wait for its leader, and a photo that was fine; `scale` times over. */
export function reports(
  { now, scale, person, club }: World,
  written: readonly Row[],
  postPhotos: readonly Row[],
): Row[] {
  const byId = new Map(written.map((row) => [row.id, row]));
  const { id, members } = club('bukhansan');
  const reporter = (i: number) => (members[(4 + i) % members.length] as (typeof members)[number]).person.id;
  return Array.from({ length: scale }, (_, i): Row[] => [
    {
      id: demoId('rep', `bukhansan ${3 * i + 1}`),
      community_id: id,
      reporter_id: i === 0 ? person('seoyeon').id : reporter(3 * i),
      subject_kind: 'COMMENT',
      subject_id: demoId('cmt', `bukhansan-1 ${i + 3}`),
      reason: '광고 같아요. 같은 말을 여러 글에 달고 있습니다.',
      status: 'OPEN',
      created_at: daysAgo(now, 0.1 + i),
      handled_by: null,
      handled_at: null,
    },
    {
      id: demoId('rep', `bukhansan ${3 * i + 2}`),
      community_id: id,
      reporter_id: reporter(3 * i + 1),
      subject_kind: 'POST',
      subject_id: demoId('pst', `bukhansan-${i + 8}`),
      reason: '등산과 상관없는 물건을 파는 글로 보입니다.',
      status: 'OPEN',
      created_at: daysAgo(now, 1.5 + i),
      handled_by: null,
      handled_at: null,
    },
    {
      id: demoId('rep', `bukhansan ${3 * i + 3}`),
      community_id: id,
      reporter_id: reporter(3 * i + 2),
      subject_kind: 'PHOTO',
      subject_id: demoId('pho', `bukhansan ${i + 5}`),
      reason: '제 얼굴이 나왔는데 올려도 되는지 묻지 않았어요.',
      status: 'DISMISSED',
      // Newer than the open ones, which come first all the same.
      created_at: daysAgo(now, 0.05 + i),
      handled_by: person('minji').id,
      handled_at: daysAgo(now, 0.02 + i),
    },
  ])
    .flat()
    .map((report) => {
      const photos = postPhotos.filter(({ post_id }) => post_id === report.subject_id).map(({ photo_id }) => photo_id);
      const snapshot = snapshotOf(byId.get(report.subject_id), photos);
      // Nobody reports what they wrote.
      const other = members.find((member) => member.person.id !== report.reporter_id)?.person.id;
      return {
        ...report,
        ...snapshot,
        ...(snapshot.subject_author_id === report.reporter_id && { reporter_id: other }),
      };
    });
}

/** Who wrote what is reported, and what it says. */
function snapshotOf(row: Row | undefined, photoIds: readonly unknown[]): Row {
  if (row === undefined) throw new Error('the demo world reports what is not there');
  const { id, author_id, uploader_id, title, body, caption } = row;
  return uploader_id === undefined
    ? {
        subject_author_id: author_id,
        snapshot_text: title === undefined ? body : `${title}\n\n${body}`,
        snapshot_photo_ids: photoIds,
      }
    : { subject_author_id: uploader_id, snapshot_text: caption ?? '', snapshot_photo_ids: [id] };
}
