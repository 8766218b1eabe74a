import { Badge, Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { ReportButton } from '../../components/ReportButton.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { ChangeMemberRole } from '../../generated/ChangeMemberRole.ts';
import { RemoveMember } from '../../generated/RemoveMember.ts';
import { TransferLeadership } from '../../generated/TransferLeadership.ts';
import type { Members_communityFragment, Role } from '../../generated/types.ts';
import { date } from '../../i18n/format.ts';
import classes from './admin.module.css';

interface Props {
  community: Has<Members_communityFragment>;
  viewerId: string | undefined;
  isLeader: boolean;
}

/** Who is in the club, and what they do; the leader gives roles, and both leader and staff can remove members. */
export function Members({ community, viewerId, isLeader }: Props) {
  const { t } = useTranslation();
  const { id: communityId, members } = read(community);
  const [change, remove, handOver] = [
    useAction(ChangeMemberRole),
    useAction(RemoveMember),
    useAction(TransferLeadership),
  ];
  return (
    <section className={cards.section}>
      <h2>
        {t('admin.members')} <span className={cards.quiet}>{members?.totalCount ?? 0}</span>
      </h2>
      <ul className={cards.list}>
        {members?.edges.map(({ node, role, joinedAt }) => {
          if (node === null) return null;
          const canChange = isLeader && role !== 'LEADER';
          const canRemove = node.id !== viewerId && (role === 'MEMBER' || canChange);
          return (
            <li key={node.id} className={`${cards.item} ${cards.spread} ${classes.member}`}>
              <Person person={node}>{t('admin.since', { date: date(joinedAt) })}</Person>
              <span className={cards.row}>
                {canChange ? (
                  <NativeSelect
                    size="xs"
                    aria-label={t('admin.roleOf', { name: node.name })}
                    value={role}
                    data={[
                      { value: 'STAFF', label: t('role.STAFF') },
                      { value: 'MEMBER', label: t('role.MEMBER') },
                    ]}
                    onChange={(event) =>
                      void change.run({
                        input: { communityId, userId: node.id, role: event.currentTarget.value as Role },
                      })
                    }
                  />
                ) : (
                  <Badge variant="light">{t(`role.${role}`)}</Badge>
                )}
                {canChange && (
                  <Confirm
                    title={t('admin.handOver')}
                    text={t('admin.handOverHint', { name: node.name })}
                    doIt={t('admin.handOver')}
                    run={() => handOver.run({ input: { communityId, userId: node.id } })}
                  >
                    {(open) => (
                      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
                        {t('admin.handOver')}
                      </Button>
                    )}
                  </Confirm>
                )}
                {!canRemove && node.id !== viewerId && <ReportButton subjectId={node.id} communityId={communityId} />}
                {canRemove && (
                  <Confirm
                    title={t('admin.remove')}
                    text={t('admin.removeHint', { name: node.name })}
                    doIt={t('admin.remove')}
                    run={() => remove.run({ input: { communityId, userId: node.id } })}
                  >
                    {(open) => (
                      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
                        {t('admin.remove')}
                      </Button>
                    )}
                  </Confirm>
                )}
                {canRemove && (
                  <Confirm
                    title={t('admin.ban')}
                    text={t('admin.banHint', { name: node.name })}
                    doIt={t('admin.ban')}
                    run={() => remove.run({ input: { communityId, userId: node.id, ban: true } })}
                  >
                    {(open) => (
                      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
                        {t('admin.ban')}
                      </Button>
                    )}
                  </Confirm>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
