import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { ReportButton } from '../../components/ReportButton.tsx';
import { showToast } from '../../components/toasts.ts';
import { useAction } from '../../data/use-action.ts';
import type { AttachedPhoto } from '../../data/use-photo-attachments.ts';
import { DeletePost } from '../../generated/DeletePost.ts';
import { PinPost } from '../../generated/PinPost.ts';
import { EditPost } from './EditPost.tsx';

interface Props {
  post: { id: string; isPinned: boolean; title: string; body: string; photos: readonly AttachedPhoto[] };
  canEdit: boolean;
  canDelete: boolean;
  canPin: boolean;
  canReport: boolean;
  communityId: string | undefined;
}

/** What may be done with a post, by who may do it. */
export function PostMenu({ post, canEdit, canDelete, canPin, canReport, communityId }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [remove, pin] = [useAction(DeletePost), useAction(PinPost)];
  const onDelete = async () => {
    const done = await remove.run(
      { input: { id: post.id } },
      { update: (cache) => void cache.evict({ id: cache.identify({ __typename: 'Post', id: post.id }) ?? '' }) },
    );
    if (done === null) return;
    showToast({ text: t('post.deleted') });
    navigate(communityId ? pathTo('board', { communityId }) : pathTo('home'), { replace: true });
  };
  return (
    <div className={cards.row}>
      {canPin && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={pin.isRunning}
          onClick={() => pin.run({ input: { id: post.id, isPinned: !post.isPinned } })}
        >
          {t(post.isPinned ? 'post.unpin' : 'post.pin')}
        </Button>
      )}
      {canEdit && communityId !== undefined && <EditPost post={post} communityId={communityId} />}
      {canDelete && (
        <Confirm title={t('post.delete')} text={t('post.deleteHint')} doIt={t('screen.delete')} run={onDelete}>
          {(open) => (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
              {t('screen.delete')}
            </Button>
          )}
        </Confirm>
      )}
      {canReport && !canDelete && <ReportButton subjectId={post.id} />}
    </div>
  );
}
