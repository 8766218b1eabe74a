import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { ApproveJoinRequest } from '../../generated/ApproveJoinRequest.ts';
import { RejectJoinRequest } from '../../generated/RejectJoinRequest.ts';
import type { JoinRequests_communityFragment } from '../../generated/types.ts';

/** Who waits to be let in. */
export function JoinRequests(props: { community: Has<JoinRequests_communityFragment> }) {
  const { t } = useTranslation();
  const { id: communityId, joinRequests } = read(props.community);
  const [approve, reject] = [useAction(ApproveJoinRequest), useAction(RejectJoinRequest)];
  const edges = joinRequests?.edges ?? [];
  return (
    <section className={cards.section}>
      <h2>
        {t('admin.requests')} <span className={cards.quiet}>{joinRequests?.totalCount ?? 0}</span>
      </h2>
      {edges.length === 0 ? (
        <p className={cards.quiet}>{t('admin.noRequests')}</p>
      ) : (
        <ul className={cards.list}>
          {edges.map(({ node, message, requestedAt }) => {
            if (node === null) return null;
            const input = { communityId, userId: node.id };
            return (
              <li key={node.id} className={cards.card}>
                <Person person={node}>
                  <Ago at={requestedAt} />
                </Person>
                {message && <p className={cards.body}>{message}</p>}
                <div className={cards.row}>
                  <Button
                    size="xs"
                    onClick={async () => {
                      if (await approve.run({ input })) showToast({ text: t('admin.approved', { name: node.name }) });
                    }}
                  >
                    {t('admin.approve')}
                  </Button>
                  <Confirm
                    title={t('admin.reject')}
                    text={t('admin.rejectHint', { name: node.name })}
                    doIt={t('admin.reject')}
                    run={() => reject.run({ input })}
                  >
                    {(open) => (
                      <Button size="xs" variant="default" onClick={open}>
                        {t('admin.reject')}
                      </Button>
                    )}
                  </Confirm>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
