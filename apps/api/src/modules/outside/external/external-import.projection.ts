import type { ExternalImportState, Reason, RecordTerm } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { reasonView, verdict } from '../../../platform/graphql/shared-types.ts';
import { type ActorSql, column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { canMove } from './external-import.ts';
import type { Terms } from './terms.ts';

const counted = (state: string) =>
  column(`(select count(*)::int from external_import_row c where c.import_id = i.id and c.verdict = '${state}')`);

const isMine: ActorSql = { where: (actor) => sql`i.created_by = ${actor?.accountId ?? null}::uuid` };

export const externalImportProjection = projection({
  name: 'external-import',
  from: 'external_import i join unit u on u.id = i.unit_id',
  joins: {
    creator: 'join account ca on ca.id = i.created_by',
    undoer: 'left join account ua on ua.id = i.undone_by',
  },
  fields: {
    id: column('i.id'),
    platform: column('i.platform'),
    fileName: column('i.file_name'),
    fileHash: column(`encode(i.file_hash, 'hex')`),
    state: column('i.state'),
    unit: object(unitBriefFields('u')),
    createdByName: column('ca.display_name', 'creator'),
    mine: derived<{ mine: boolean }>({ mine: isMine }, ({ mine }) => mine),
    total: column('i.total'),
    processed: column(
      '(select count(*)::int from external_import_row c where c.import_id = i.id and c.row_no <= i.done)',
    ),
    ready: counted('READY'),
    suspect: counted('SUSPECT'),
    known: counted('KNOWN'),
    bad: counted('BAD'),
    imported: counted('IMPORTED'),
    failure: derived<{ failure: Reason | null }>({ failure: 'i.failure' }, ({ failure }) =>
      failure ? reasonView(failure) : null,
    ),
    returnedFileUrl: derived<{ file: string | null; mine: boolean }>(
      { file: 'i.returned_file_id', mine: isMine },
      ({ file, mine }) => (file && mine ? `/files/${file}?app=admin` : null),
    ),
    canUndo: derived<{ state: ExternalImportState; path: string }>(
      { state: 'i.state', path: 'u.path' },
      ({ state, path }, { actor }) =>
        verdict(canMove(state, 'undo') && may(actor, 'hours.outside', path) ? [] : [{ code: 'EXTERNAL_NOT_DONE' }]),
    ),
    undoneByName: column('ua.display_name', 'undoer'),
    undoneAt: column('i.undone_at'),
    undoReason: column('i.undo_reason'),
    version: column('i.version'),
    createdAt: column('i.created_at'),
    finishedAt: column('i.finished_at'),
    rows: derived<{ id: string }>({ id: 'i.id' }, ({ id }) => id), // a page with arguments of its own
  },
});

/** Some terms of a row as they stood in the file. */
const inFile = (...terms: readonly RecordTerm[]) =>
  derived<{ sealed: string | null }>({ sealed: 'r.terms_cipher' }, ({ sealed }, { services }) => {
    const said: Terms = sealed ? JSON.parse(services.cipher.open(sealed)) : {};
    return (terms.map((term) => textOf(said[term])).find((text) => text !== '') ?? '').slice(0, 100);
  });

export const externalRowProjection = projection({
  name: 'external-import-row',
  from: 'external_import_row r join external_import i on i.id = r.import_id join unit u on u.id = i.unit_id',
  fields: {
    row: column('r.row_no'),
    name: inFile('name', 'volunteerNumber'),
    number: inFile('number'),
    title: inFile('title'),
    date: inFile('date'),
    time: derived<{ sealed: string | null }>({ sealed: 'r.terms_cipher' }, ({ sealed }, { services }) => {
      const said: Terms = sealed ? JSON.parse(services.cipher.open(sealed)) : {};
      const [minutes, hours] = [textOf(said.minutes), textOf(said.hours)];
      return (
        minutes ? `${minutes.replace(/分钟?$/, '')} min` : hours ? `${hours.replace(/(个?小时|h)$/i, '')} h` : ''
      ).slice(0, 40);
    }),
    verdict: column('r.verdict'),
    reasons: derived<{ reasons: Reason[] }>({ reasons: 'r.reasons' }, ({ reasons }) => reasons.map(reasonView)),
  },
});
