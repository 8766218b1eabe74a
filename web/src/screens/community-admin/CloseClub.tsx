import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { showToast } from '../../components/toasts.ts';
import { useAction } from '../../data/use-action.ts';
import { CloseCommunity } from '../../generated/CloseCommunity.ts';

/** For the leader: the end of the club. */
export function CloseClub({ community: { id, name } }: { community: { id: string; name: string } }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const navigate = useNavigate();
  const close = useAction(CloseCommunity);
  const onClose = async () => {
    const done = await close.run({ input: { communityId: id, name } });
    if (done === null) return;
    showToast({ text: t('admin.closed', { name }) });
    navigate(pathTo('home'), { replace: true });
    // From here on it is there for nobody: no list that is known shows it.
    client.cache.evict({ id: client.cache.identify({ __typename: 'Community', id }) ?? '' });
  };
  return (
    <Confirm
      title={t('admin.close')}
      text={t('admin.closeHint', { name })}
      doIt={t('admin.close')}
      proof={name}
      run={onClose}
    >
      {(open) => (
        <Button variant="subtle" color="red" onClick={open}>
          {t('admin.close')}
        </Button>
      )}
    </Confirm>
  );
}
