import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Face } from '../../components/Person.tsx';
import { PictureField } from '../../components/PictureField.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { usePictureUpload } from '../../data/use-picture-upload.ts';
import type { Mbti, ProfileForm_meFragment } from '../../generated/types.ts';
import { UpdateProfile } from '../../generated/UpdateProfile.ts';

const MBTI: readonly Mbti[] = [
  ...(['ISTJ', 'ISTP', 'ISFJ', 'ISFP', 'INTJ', 'INTP', 'INFJ', 'INFP'] as const),
  ...(['ESTJ', 'ESTP', 'ESFJ', 'ESFP', 'ENTJ', 'ENTP', 'ENFJ', 'ENFP'] as const),
];

interface ProfileDraft {
  name: string;
  bio: string;
  region: string;
  mbti: string;
  avatarUrl: string | null;
}

function draftOf({ name, bio, region, mbti, avatarUrl }: ProfileForm_meFragment): ProfileDraft {
  return { name, bio: bio ?? '', region: region ?? '', mbti: mbti ?? '', avatarUrl };
}

/** Who I am to others, and the form that changes it. */
export function ProfileForm(props: { me: Has<ProfileForm_meFragment>; email: string | null }) {
  const { t } = useTranslation();
  const me = read(props.me);
  const [draft, setDraft] = useState<ProfileDraft | null>(null);
  const picture = usePictureUpload('AVATAR', (avatarUrl) => setDraft((now) => now && { ...now, avatarUrl }));
  const update = useAction(UpdateProfile);
  if (draft === null)
    return (
      <div className={`${cards.card} ${cards.spread}`}>
        <ScreenLink to="profile" params={{ userId: me.id }} className={cards.item}>
          <Face person={me} size={64} />
          <span className={cards.itemText}>
            <strong>{me.name}</strong>
            <span className={cards.quiet}>{[me.mbti, me.region].filter(Boolean).join(' · ')}</span>
            <span className={cards.quiet}>{props.email}</span>
          </span>
        </ScreenLink>
        <Button variant="light" onClick={() => setDraft(draftOf(me))}>
          {t('screen.edit')}
        </Button>
      </div>
    );
  const save = async () => {
    const input = {
      name: draft.name,
      bio: draft.bio || null,
      region: draft.region || null,
      mbti: (draft.mbti || null) as Mbti | null,
      // Left alone it may be another one by now.
      ...(draft.avatarUrl === me.avatarUrl ? {} : { avatarUrl: draft.avatarUrl }),
    };
    if ((await update.run({ input }, { isQuiet: true })) === null) return;
    close();
    showToast({ text: t('screen.saved') });
  };
  const close = () => {
    picture.drop();
    setDraft(null);
  };
  const change = (field: Exclude<keyof ProfileDraft, 'avatarUrl'>) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value });
  return (
    <form
      className={`${cards.card} ${cards.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PictureField
        purpose="AVATAR"
        label={t('picture.avatar')}
        value={draft.avatarUrl}
        picture={picture}
        onRemove={() => setDraft({ ...draft, avatarUrl: null })}
        problem={update.problemOf('avatarUrl')}
      />
      <TextInput
        label={t('signUp.name')}
        required
        maxLength={30}
        value={draft.name}
        error={update.problemOf('name')}
        onChange={change('name')}
      />
      <Textarea
        label={t('myPage.bio')}
        rows={3}
        value={draft.bio}
        error={update.problemOf('bio')}
        onChange={change('bio')}
      />
      <TextInput
        label={t('club.region')}
        value={draft.region}
        error={update.problemOf('region')}
        onChange={change('region')}
      />
      <NativeSelect label="MBTI" value={draft.mbti} data={['', ...MBTI]} onChange={change('mbti')} />
      {update.general && (
        <p className={cards.problem} role="alert">
          {update.general}
        </p>
      )}
      <div className={cards.row}>
        <Button type="submit" loading={update.isRunning} disabled={picture.isBusy}>
          {t('screen.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('screen.cancel')}
        </Button>
      </div>
    </form>
  );
}
