import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Action } from '../data/use-action.ts';
import type { FormDraft } from '../data/use-form-draft.ts';
import { type PictureUpload, usePictureUpload } from '../data/use-picture-upload.ts';
import type { JoinPolicy, Visibility } from '../generated/types.ts';
import cards from './cards.module.css';
import { PictureField } from './PictureField.tsx';

const POLICIES: readonly JoinPolicy[] = ['OPEN', 'APPROVAL', 'INVITE'];
const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'PRIVATE'];
/** As the platform has it. */
const MEMBERS = { min: 2, max: 10_000 };

/** A type and not an interface: it is a record of texts. */
export type ClubDraft = {
  name: string;
  introduction: string;
  interestId: string;
  region: string;
  visibility: string;
  joinPolicy: string;
  /** Empty for no limit. */
  memberLimit: string;
  /** Empty for none. */
  coverUrl: string;
};

export const NEW_CLUB: ClubDraft = {
  name: '',
  introduction: '',
  interestId: '',
  region: '',
  visibility: 'PUBLIC',
  joinPolicy: 'OPEN',
  memberLimit: '',
  coverUrl: '',
};

/** What the form says in the input's words: what is left out of the form is left out of the input. */
export function clubInput({
  introduction,
  visibility,
  joinPolicy,
  memberLimit,
  coverUrl,
  ...texts
}: Partial<ClubDraft>) {
  return {
    ...texts,
    ...(introduction === undefined ? {} : { introduction: introduction || null }),
    ...(visibility === undefined ? {} : { visibility: visibility as Visibility }),
    ...(joinPolicy === undefined ? {} : { joinPolicy: joinPolicy as JoinPolicy }),
    ...(memberLimit === undefined ? {} : { memberLimit: memberLimit === '' ? null : Number(memberLimit) }),
    ...(coverUrl === undefined ? {} : { coverUrl: coverUrl || null }),
  };
}

/** The cover that is chosen for the form. */
export function useCover(draft: FormDraft<ClubDraft>): PictureUpload {
  return usePictureUpload('COVER', (address) => draft.change('coverUrl', address));
}

interface Props {
  draft: FormDraft<ClubDraft>;
  cover: PictureUpload;
  interests: readonly { id: string; name: string }[] | null;
  /** How the action that sends it went. */
  action: Pick<Action<never, never>, 'problemOf' | 'general'>;
}

/** What a club says of itself and whom it lets in, where it is founded and where it is changed. */
export function ClubFields({ draft, cover, interests, action }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof ClubDraft) => ({
    value: draft.values[name],
    error: action.problemOf(name),
    onChange: (event: { currentTarget: { value: string } }) => draft.change(name, event.currentTarget.value),
  });
  return (
    <>
      <PictureField
        purpose="COVER"
        label={t('picture.cover')}
        value={draft.values.coverUrl || null}
        picture={cover}
        onRemove={() => draft.change('coverUrl', '')}
        problem={action.problemOf('coverUrl')}
      />
      <TextInput label={t('newClub.name')} required maxLength={40} {...field('name')} />
      <Textarea label={t('newClub.introduction')} rows={4} maxLength={2_000} {...field('introduction')} />
      <NativeSelect
        label={t('newClub.interest')}
        required
        data={[
          // While nothing is chosen.
          ...(draft.values.interestId === '' ? [{ value: '', label: '' }] : []),
          ...(interests ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...field('interestId')}
      />
      <TextInput
        label={t('club.region')}
        required
        maxLength={40}
        placeholder={t('newClub.regionHint')}
        {...field('region')}
      />
      <NativeSelect
        label={t('newClub.visibility')}
        data={VISIBILITIES.map((value) => ({ value, label: t(`newClub.visibilities.${value}`) }))}
        {...field('visibility')}
      />
      <NativeSelect
        label={t('newClub.policy')}
        data={POLICIES.map((value) => ({ value, label: t(`newClub.policies.${value}`) }))}
        {...field('joinPolicy')}
      />
      <TextInput
        label={t('newClub.limit')}
        description={t('newClub.limitHint')}
        type="number"
        min={MEMBERS.min}
        max={MEMBERS.max}
        {...field('memberLimit')}
      />
      {action.general && (
        <p className={cards.problem} role="alert">
          {action.general}
        </p>
      )}
    </>
  );
}
