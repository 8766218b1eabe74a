import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { PostFields } from '../../components/PostFields.tsx';
import { useAction } from '../../data/use-action.ts';
import { UpdatePost } from '../../generated/UpdatePost.ts';

/** For its author: changes what a post says. What was typed stays until it is saved, also when the form is closed in between. */
export function EditPost({ post }: { post: { id: string; title: string; body: string } }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<{ title: string; body: string } | null>(null);
  const update = useAction(UpdatePost);
  const { title, body } = draft ?? post;
  const save = async () => {
    if ((await update.run({ input: { id: post.id, title, body } }, { isQuiet: true })) === null) return;
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
            <Button type="submit" loading={update.isRunning} disabled={title.trim() === ''}>
              {t('screen.save')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
