import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { showToast } from '../../components/toasts.ts';
import { useAction } from '../../data/use-action.ts';
import { JoinCommunity } from '../../generated/JoinCommunity.ts';
import type { JoinPolicy } from '../../generated/types.ts';

interface Props {
  communityId: string;
  policy: JoinPolicy;
  isWaiting: boolean;
}

/** Into the club, by its policy: at once, with a message to those who decide, or with an invitation's code. */
export function JoinButton({ communityId, policy, isWaiting }: Props) {
  const { t } = useTranslation();
  const join = useAction(JoinCommunity);
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState('');
  const [inviteCode, setInviteCode] = useState('');
  if (isWaiting)
    return (
      <Button variant="light" disabled>
        {t('club.waiting')}
      </Button>
    );

  const send = async () => {
    const input = {
      communityId,
      ...(policy === 'APPROVAL' && message !== '' ? { message } : {}),
      ...(policy === 'INVITE' ? { inviteCode: inviteCode.trim() } : {}),
    };
    const done = await join.run({ input }, { isQuiet: isOpen });
    if (done === null) return;
    setOpen(false);
    showToast({ text: t(done.community?.viewerMembership?.status === 'PENDING' ? 'club.requested' : 'club.joined') });
  };
  if (policy === 'OPEN')
    return (
      <Button loading={join.isRunning} onClick={send}>
        {t('club.join')}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`club.joinBy.${policy}`)}</Button>
      {isOpen && (
        <Dialog title={t(`club.joinBy.${policy}`)} onClose={() => setOpen(false)}>
          <form
            className={cards.form}
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            {policy === 'APPROVAL' ? (
              <Textarea
                label={t('club.message')}
                description={t('club.messageHint')}
                rows={4}
                value={message}
                error={join.problemOf('message')}
                onChange={(event) => setMessage(event.currentTarget.value)}
                data-autofocus
              />
            ) : (
              <TextInput
                label={t('club.inviteCode')}
                required
                value={inviteCode}
                error={join.problemOf('inviteCode')}
                onChange={(event) => setInviteCode(event.currentTarget.value)}
                data-autofocus
              />
            )}
            {join.general && (
              <p className={cards.problem} role="alert">
                {join.general}
              </p>
            )}
            <Button type="submit" loading={join.isRunning}>
              {t('screen.send')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
