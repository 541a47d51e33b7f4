import type { Action, NoticeKind } from '@jinguo/schema';

/**
 * What a module above puts up for notice. Publicity knows kinds and ids; how a thing reads, who it is about and who has had a
 * hand in it is said here once by its owner, as SQL over an item `i`.
 */
export interface NoticeSubject {
  readonly kind: NoticeKind;
  /** The right its notices are read by in the administration. */
  readonly read: Action;
  /**
   * A select of exactly these columns: `volunteer_id` (whom it is about, or null), `barred` uuid[] (accounts of all who had a
   * hand in it, by whichever account of theirs), `name` (hers, whole), `named` (whether she agreed to be named in a
   * notice), `title`, `minutes` (or null), `day`, `sealed`.
   */
  readonly line: string;
}

const subjects = new Map<NoticeKind, NoticeSubject>();

/** Declares a kind; called once, when its module loads. */
export const addNoticeSubject = (subject: NoticeSubject): void => void subjects.set(subject.kind, subject);

export const noticeSubjects = (): readonly NoticeSubject[] => [...subjects.values()];

const nothing = `select null::uuid as volunteer_id, '{}'::uuid[] as barred, null::text as name, false as named, null::text as title,
  null::integer as minutes, null::date as day, true as sealed where false`;

/** The line of an item `i` as `s`, whatever its kind. */
export const subjectJoin = (): string =>
  `left join lateral (${[nothing, ...noticeSubjects().map(({ line }) => line)].join(' union all ')}) s on true`;
