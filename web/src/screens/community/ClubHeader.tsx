import { ActionIcon, Badge, Button } from '@mantine/core';
import { Bookmark, Lock, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { ScreenTitle } from '../../components/Screen.tsx';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { BookmarkCommunity } from '../../generated/BookmarkCommunity.ts';
import { LeaveCommunity } from '../../generated/LeaveCommunity.ts';
import type { ClubHeader_communityFragment } from '../../generated/types.ts';
import { UnbookmarkCommunity } from '../../generated/UnbookmarkCommunity.ts';
import { count } from '../../i18n/format.ts';
import classes from './community.module.css';
import { JoinButton } from './JoinButton.tsx';

interface Props {
  community: Has<ClubHeader_communityFragment>;
  isSignedIn: boolean;
}

/** What the club is at a glance, and my place in it. */
export function ClubHeader(props: Props) {
  const { t } = useTranslation();
  const club = read(props.community);
  const leave = useAction(LeaveCommunity);
  const status = club.viewerMembership?.status;
  const members = club.memberCount ?? 0;
  return (
    <header className={classes.header}>
      <Picture src={club.coverUrl} alt="" className={classes.cover} />
      <div className={classes.facts}>
        <ScreenTitle>{club.name}</ScreenTitle>
        <p className={cards.quiet}>{[club.interest?.name, club.region].filter(Boolean).join(' · ')}</p>
        <div className={cards.row}>
          <Badge variant="light" leftSection={<Users size={13} aria-hidden="true" />}>
            {club.memberLimit === null
              ? t('club.members', { count: members, shown: count(members) })
              : t('club.membersOf', { shown: count(members), limit: count(club.memberLimit) })}
          </Badge>
          {club.visibility === 'PRIVATE' && (
            <Badge variant="light" color="gray" leftSection={<Lock size={13} aria-hidden="true" />}>
              {t('club.private')}
            </Badge>
          )}
          {club.viewerMembership?.role && <Badge variant="outline">{t(`role.${club.viewerMembership.role}`)}</Badge>}
        </div>
        <div className={classes.actions}>
          {status !== 'ACTIVE' && club.joinPolicy && (
            <JoinButton communityId={club.id} policy={club.joinPolicy} isWaiting={status === 'PENDING'} />
          )}
          <BookmarkButton club={club} />
          {(status === 'PENDING' || (status === 'ACTIVE' && club.viewerMembership?.role !== 'LEADER')) && (
            <Confirm
              title={t(status === 'PENDING' ? 'club.cancelRequest' : 'club.leave')}
              text={t(status === 'PENDING' ? 'club.cancelRequestHint' : 'club.leaveHint', { name: club.name })}
              doIt={t(status === 'PENDING' ? 'club.cancelRequest' : 'club.leave')}
              run={async () => {
                if (await leave.run({ input: { communityId: club.id } })) showToast({ text: t('club.left') });
              }}
            >
              {(open) => (
                <Button variant="subtle" color="gray" onClick={open}>
                  {t(status === 'PENDING' ? 'club.cancelRequest' : 'club.leave')}
                </Button>
              )}
            </Confirm>
          )}
        </div>
      </div>
    </header>
  );
}

function BookmarkButton({ club }: { club: ClubHeader_communityFragment }) {
  const { t } = useTranslation();
  const bookmark = useAction(BookmarkCommunity);
  const unbookmark = useAction(UnbookmarkCommunity);
  const isKept = club.viewerHasBookmarked === true;
  const onClick = () => {
    const bookmarkCount = (club.bookmarkCount ?? 0) + (isKept ? -1 : 1);
    const payload = {
      community: { __typename: 'Community', id: club.id, viewerHasBookmarked: !isKept, bookmarkCount },
      userErrors: [],
    };
    const input = { communityId: club.id };
    if (isKept) void unbookmark.run({ input }, { optimistic: { unbookmarkCommunity: payload } });
    else void bookmark.run({ input }, { optimistic: { bookmarkCommunity: payload } });
  };
  return (
    <ActionIcon
      size={36}
      variant="default"
      aria-pressed={isKept}
      aria-label={t('club.bookmark', { count: club.bookmarkCount ?? 0 })}
      onClick={onClick}
    >
      <Bookmark size={18} fill={isKept ? 'currentColor' : 'none'} aria-hidden="true" />
    </ActionIcon>
  );
}
