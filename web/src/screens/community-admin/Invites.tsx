import type { Reference } from '@apollo/client';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { CreateInvite } from '../../generated/CreateInvite.ts';
import { RevokeInvite } from '../../generated/RevokeInvite.ts';
import type { Invites_communityFragment } from '../../generated/types.ts';
import { moment } from '../../i18n/format.ts';
import classes from './admin.module.css';

/** An invitation is good for a week. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** Codes that let people in. */
export function Invites(props: { community: Has<Invites_communityFragment> }) {
  const { t } = useTranslation();
  const { id: communityId, invites } = read(props.community);
  const [create, revoke] = [useAction(CreateInvite), useAction(RevokeInvite)];
  const invite = () =>
    create.run(
      { input: { communityId, expiresAt: new Date(Date.now() + WEEK_MS).toISOString() } },
      {
        update: (cache, { invite: made }) =>
          cache.modify({
            id: cache.identify({ __typename: 'Community', id: communityId }) ?? '',
            fields: {
              invites: (known) => [
                { __ref: cache.identify({ __typename: 'Invite', id: made?.id }) } as Reference,
                ...((known as readonly Reference[] | null) ?? []),
              ],
            },
          }),
      },
    );
  const copy = async (code: string) => {
    await navigator.clipboard.writeText(code);
    showToast({ text: t('admin.copied') });
  };
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('admin.invites')}</h2>
        <Button size="xs" variant="light" loading={create.isRunning} onClick={invite}>
          {t('admin.invite')}
        </Button>
      </div>
      {invites && invites.length > 0 ? (
        <ul className={cards.list}>
          {invites.map(({ id, code, expiresAt, maxUses, useCount }) => (
            <li key={id} className={`${cards.item} ${cards.spread} ${classes.member}`}>
              <span className={cards.itemText}>
                <code>{code}</code>
                <span className={cards.quiet}>
                  {t('admin.used', { count: useCount })}
                  {maxUses !== null && ` / ${maxUses}`}
                  {expiresAt && ` · ${t('myPage.until', { at: moment(expiresAt) })}`}
                </span>
              </span>
              <span className={cards.row}>
                <Button size="compact-sm" variant="default" onClick={() => copy(code)}>
                  {t('admin.copy')}
                </Button>
                <Confirm
                  title={t('admin.revoke')}
                  text={t('admin.revokeHint', { code })}
                  doIt={t('admin.revoke')}
                  run={() => revoke.run({ input: { communityId, inviteId: id } })}
                >
                  {(open) => (
                    <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
                      {t('admin.revoke')}
                    </Button>
                  )}
                </Confirm>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={cards.quiet}>{t('admin.noInvites')}</p>
      )}
    </section>
  );
}
