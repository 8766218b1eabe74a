import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachButton } from '../../components/AttachButton.tsx';
import { Attachments } from '../../components/Attachments.tsx';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { PostFields } from '../../components/PostFields.tsx';
import { useAction } from '../../data/use-action.ts';
import type { AttachedPhoto } from '../../data/use-photo-attachments.ts';
import { usePostPhotos } from '../../data/use-post-photos.ts';
import { UpdatePost } from '../../generated/UpdatePost.ts';

interface Props {
  post: { id: string; title: string; body: string; photos: readonly AttachedPhoto[] };
  communityId: string;
}

/** For its author: changes what a post says and shows. What was typed and chosen stays until it is saved, also when the form is closed in between. */
export function EditPost({ post, communityId }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<{ title: string; body: string } | null>(null);
  const update = useAction(UpdatePost);
  const { attachments, changed } = usePostPhotos({ postId: post.id, communityId, photos: post.photos });
  const { title, body } = draft ?? post;
  const save = async () => {
    const photoIds = changed === undefined ? {} : { photoIds: [...changed] };
    if ((await update.run({ input: { id: post.id, title, body, ...photoIds } }, { isQuiet: true })) === null) return;
    attachments.clear();
    setDraft(null);
    setOpen(false);
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
        {t('screen.edit')}
      </Button>
      {isOpen && (
        <Dialog title={t('post.edit')} onClose={() => setOpen(false)}>
          <form
            className={cards.form}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <PostFields
              title={title}
              body={body}
              setTitle={(next) => setDraft({ title: next, body })}
              setBody={(next) => setDraft({ title, body: next })}
              action={update}
            />
            <Attachments attachments={attachments} problem={update.problemOf('photoIds')} />
            <AttachButton attachments={attachments} />
            <Button type="submit" loading={update.isRunning} disabled={title.trim() === '' || attachments.isBusy}>
              {t('screen.save')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
