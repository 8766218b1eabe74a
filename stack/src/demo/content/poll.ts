import { demoId, rng } from '../random.ts';
import type { Tables } from '../tables.ts';
import { daysAgo, type World } from '../world.ts';
import { between } from './timeline.ts';

const OPTIONS = ['도봉산 자운봉', '관악산 연주대', '수락산 기차바위', '남한산성 둘레길'];

/** The poll under `bukhansan-poll`. 김민지 and 이준호 have voted, 박서연 not yet. */
export function poll(world: World): Pick<Tables, 'polls' | 'poll_options' | 'poll_votes'> {
  const random = rng('poll');
  const { members } = world.club('bukhansan');
  const pollId = demoId('pol', 'bukhansan-poll');
  const optionId = (i: number) => demoId('opt', `bukhansan-poll ${i + 1}`);
  const createdAt = daysAgo(world.now, 2.4);
  const voters = members.filter(({ person }) =>
    person.key === 'seoyeon' ? false : ['minji', 'junho'].includes(person.key) || random.chance(0.7),
  );
  const votes = voters.map(({ person }) => ({
    poll_id: pollId,
    user_id: person.id,
    // The first is the favourite.
    option_id: optionId(Math.floor(random.next() ** 1.9 * OPTIONS.length)),
    is_multiple_choice: false,
    created_at: between(createdAt, world.now, random.next()),
  }));
  return {
    polls: [
      {
        id: pollId,
        post_id: demoId('pst', 'bukhansan-poll'),
        question: '다음 달 정기 산행은 어디로 갈까요?',
        is_multiple_choice: false,
        voter_count: votes.length,
        created_at: createdAt,
        closes_at: daysAgo(world.now, -3),
      },
    ],
    poll_options: OPTIONS.map((text, i) => ({
      id: optionId(i),
      poll_id: pollId,
      position: i,
      text,
      vote_count: votes.filter((vote) => vote.option_id === optionId(i)).length,
    })),
    poll_votes: votes,
  };
}
