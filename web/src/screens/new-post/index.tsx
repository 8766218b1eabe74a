import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { AttachButton } from '../../components/AttachButton.tsx';
import { Attachments } from '../../components/Attachments.tsx';
import cards from '../../components/cards.module.css';
import { PostFields } from '../../components/PostFields.tsx';
import { ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { useDraft } from '../../data/use-draft.ts';
import { usePhotoAttachments } from '../../data/use-photo-attachments.ts';
import { CreatePost } from '../../generated/CreatePost.ts';
import type { Board } from '../../generated/types.ts';
import { addToBoards } from './add-to-boards.ts';

const BOARDS: readonly Board[] = ['FREE', 'INTRODUCTION', 'REVIEW', 'QUESTION', 'NOTICE'];

/** Writing on a board. What is typed stays until it is sent, also when somebody looks something up in between. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { communityId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const board = BOARDS.find((name) => name === params.get('board')) ?? 'FREE';
  const [title, setTitle] = useDraft(`title ${communityId}`);
  const [body, setBody] = useDraft(`body ${communityId}`);
  const attachments = usePhotoAttachments(`post ${communityId}`, { communityId });
  const create = useAction(CreatePost);
  const send = async () => {
    const photoIds = attachments.photos.map(({ id }) => id);
    const done = await create.run(
      { input: { communityId, board, title, body, photoIds, isPinned: false } },
      { isQuiet: true, update: (cache, { post }) => post && addToBoards(cache, communityId, post) },
    );
    if (!done?.post) return;
    setTitle('');
    setBody('');
    attachments.clear();
    navigate(pathTo('post', { postId: done.post.id }), { replace: true });
  };
  return (
    <div className={cards.screen}>
      <ScreenTitle>{t('board.write')}</ScreenTitle>
      <form
        className={`${cards.card} ${cards.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <NativeSelect
          label={t('board.board')}
          value={board}
          data={BOARDS.map((value) => ({ value, label: t(`board.names.${value}`) }))}
          onChange={(event) => setParams({ board: event.currentTarget.value }, { replace: true })}
        />
        <PostFields title={title} body={body} setTitle={setTitle} setBody={setBody} action={create} />
        <Attachments attachments={attachments} problem={create.problemOf('photoIds')} />
        <AttachButton attachments={attachments} />
        <Button type="submit" size="md" loading={create.isRunning} disabled={title.trim() === '' || attachments.isBusy}>
          {t('board.publish')}
        </Button>
      </form>
    </div>
  );
}
