import {
  complaintAboutWords,
  complaintFindingWords,
  complaintStateWords,
  objectionNamingWords,
  sealedServiceWords,
} from '@jinguo/schema';
import { selecting } from '../../../platform/projection/stream-rows.ts';
import { complaintList } from '../../complaint/index.ts';
import { clock } from '../format.ts';
import { col, sheetOfList } from '../sheet-columns.ts';

interface Step {
  readonly kind: string;
  readonly at: string;
  readonly late: boolean;
  readonly words: string | null;
  readonly measure: string | null;
}
interface Row {
  readonly state: string;
  readonly about: string;
  readonly naming: string;
  readonly entered: boolean;
  readonly facts: readonly string[];
  readonly unit: { readonly name: string };
  readonly desk: { readonly name: string };
  readonly sealed: boolean;
  readonly activityTitle: string | null;
  readonly receivedAt: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly finding: string | null;
  readonly steps: readonly Step[];
}
const running: readonly string[] = ['RECEIVED', 'ACCEPTED', 'REVIEW'];
/** The last word in it: of a review, else the answer, else why it was not taken on. */
const answerOf = ({ steps }: Row): Step | undefined =>
  steps.findLast(({ kind }) => kind === 'REVIEWED') ??
  steps.find(({ kind }) => kind === 'ANSWERED' || kind === 'DECLINED');

/**
 * 投诉 at desks of hers, and those she entered. Who complained and of whom is in no sheet: a sheet goes where no conflict of interest is
 * asked for any more.
 */
export const complaints = sheetOfList(complaintList(false), (wanted) => wanted.complaints ?? {}, {
  action: 'complaint.answer',
  selection: selecting([
    ...[
      'state',
      'about',
      'naming',
      'entered',
      'facts',
      'unit.name',
      'desk.name',
      'sealed',
      'activityTitle',
      'receivedAt',
    ],
    ...['dueOn', 'overdue', 'finding', 'steps.kind', 'steps.at', 'steps.late', 'steps.words', 'steps.measure'],
  ]),
  columns: [
    col('receivedAt', 18, (row: Row) => clock(row.receivedAt)),
    col('unitName', 26, (row: Row) => row.unit.name),
    col('activity', 34, (row: Row, say) => (row.sealed ? sealedServiceWords[say.tongue] : (row.activityTitle ?? ''))),
    col('about', 14, (row: Row, say) => say.word(complaintAboutWords, row.about)),
    col('naming', 14, (row: Row, say) => say.word(objectionNamingWords, row.naming)),
    col('entered', 10, (row: Row, say) => say.yes(row.entered)),
    col('complaint', 60, (row: Row, say) => say.listed(row.facts)),
    col('state', 12, (row: Row, say) => say.word(complaintStateWords, row.state)),
    col('desk', 26, (row: Row) => row.desk.name),
    col('dueOn', 12, (row: Row) => (running.includes(row.state) ? row.dueOn : '')),
    col('overdue', 10, (row: Row, say) => say.yes(row.overdue)),
    col('late', 12, (row: Row, say) => say.yes(row.steps.some(({ late }) => late))),
    col('finding', 12, (row: Row, say) => (row.finding ? say.word(complaintFindingWords, row.finding) : '')),
    col('answer', 60, (row: Row) => answerOf(row)?.words ?? ''),
    col('measure', 40, (row: Row) => answerOf(row)?.measure ?? ''),
    col('answeredAt', 18, (row: Row) => clock(answerOf(row)?.at ?? null)),
  ],
});
