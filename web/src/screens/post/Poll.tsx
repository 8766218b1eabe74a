import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import type { Poll_pollFragment } from '../../generated/types.ts';
import { VotePoll } from '../../generated/VotePoll.ts';
import { moment } from '../../i18n/format.ts';
import classes from './post.module.css';

/** A question to the club. A press votes, and a press on one's own choice takes it back. */
export function Poll(props: { poll: Has<Poll_pollFragment>; canVote: boolean }) {
  const { t } = useTranslation();
  const vote = useAction(VotePoll);
  const poll = read(props.poll);
  const isOpen = poll.closesAt === null || Date.parse(poll.closesAt) > Date.now();
  const choose = (chosen: string, hasVoted: boolean) => {
    const options = poll.options.map(({ id, voteCount, viewerHasVoted }) => {
      const has = id === chosen && !hasVoted;
      return {
        __typename: 'PollOption',
        id,
        voteCount: voteCount + Number(has) - Number(viewerHasVoted),
        viewerHasVoted: has,
      };
    });
    const hadVoted = poll.options.some(({ viewerHasVoted }) => viewerHasVoted);
    const totalVotes = poll.totalVotes + Number(!hasVoted) - Number(hadVoted);
    void vote.run(
      { input: { pollId: poll.id, optionIds: hasVoted ? [] : [chosen] } },
      {
        optimistic: {
          votePoll: { poll: { __typename: 'Poll', id: poll.id, totalVotes, options } as never, userErrors: [] },
        },
      },
    );
  };
  return (
    <section className={classes.poll} aria-label={t('poll.title')}>
      <h2>{poll.question}</h2>
      {poll.options.map(({ id, text, voteCount, viewerHasVoted }) => (
        <button
          key={id}
          type="button"
          className={classes.option}
          aria-pressed={viewerHasVoted}
          disabled={!props.canVote || !isOpen}
          onClick={() => choose(id, viewerHasVoted)}
        >
          <span
            className={classes.share}
            style={{ transform: `scaleX(${poll.totalVotes === 0 ? 0 : voteCount / poll.totalVotes})` }}
          />
          <span>{text}</span>
          <span>{t('poll.votes', { count: voteCount })}</span>
        </button>
      ))}
      <p className={cards.quiet}>
        {t('poll.total', { count: poll.totalVotes })}
        {poll.closesAt && ` · ${isOpen ? t('poll.closes', { at: moment(poll.closesAt) }) : t('poll.closed')}`}
      </p>
    </section>
  );
}
