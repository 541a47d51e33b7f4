import type { Reason } from '@jinguo/schema';
import { reasonView } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import type { Cell } from '../../../platform/sheets/cell.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { maskIdNumber, maskPhone } from '../../../platform/text/mask.ts';
import { unitBriefFields } from '../../organization/index.ts';
import type { Mapping } from './columns.ts';
import type { FileColumn } from './import-row.ts';

const counted = (verdict: string) =>
  column(`(select count(*)::int from volunteer_import_row c where c.import_id = i.id and c.verdict = '${verdict}')`);

export const importProjection = projection({
  name: 'volunteer-import',
  from: 'volunteer_import i join unit u on u.id = i.unit_id',
  fields: {
    id: column('i.id'),
    fileName: column('i.file_name'),
    state: column('i.state'),
    unit: object(unitBriefFields('u')),
    columns: derived<{ columns: FileColumn[]; mapping: Mapping }>(
      { columns: 'i.file_columns', mapping: 'i.mapping' },
      ({ columns, mapping }) => columns.map((one, at) => ({ ...one, field: mapping[at] ?? null })),
    ),
    villageCode: column('i.village_code'),
    total: column('i.total'),
    processed: column(
      '(select count(*)::int from volunteer_import_row c where c.import_id = i.id and c.row_no <= i.done)',
    ),
    ready: counted('READY'),
    suspect: counted('SUSPECT'),
    bad: counted('BAD'),
    imported: counted('IMPORTED'),
    unconfirmed: column(`(select count(*)::int from volunteer_import_row c join volunteer cv on cv.id = c.volunteer_id
      where c.import_id = i.id and c.verdict = 'IMPORTED' and cv.state = 'PENDING_SELF')`),
    failure: derived<{ failure: Reason | null }>({ failure: 'i.failure' }, ({ failure }) =>
      failure ? reasonView(failure) : null,
    ),
    returnedFileUrl: column(`'/files/' || i.returned_file_id || '?app=admin'`),
    sameFileAt:
      column(`(select max(o.committed_at) from volunteer_import o where o.created_by = i.created_by and o.file_hash = i.file_hash
      and o.id <> i.id and o.state in ('IMPORTING', 'DONE'))`),
    version: column('i.version'),
    createdAt: column('i.created_at'),
    finishedAt: column('i.finished_at'),
    rows: derived<{ id: string }>({ id: 'i.id' }, ({ id }) => id), // a page with arguments of its own
  },
});

/** One field of a row as it stood in the file. */
const inFile = (field: 'name' | 'phone' | 'idNumber', show: (text: string) => string) =>
  derived<{ sealed: string | null; mapping: Mapping }>(
    { sealed: 'r.cells_cipher', mapping: 'i.mapping' },
    ({ sealed, mapping }, { services }) => {
      const cells = sealed ? (JSON.parse(services.cipher.open(sealed)) as Cell[]) : [];
      return show(textOf(cells[mapping.indexOf(field)]));
    },
  );

export const importRowProjection = projection({
  name: 'volunteer-import-row',
  from: 'volunteer_import_row r join volunteer_import i on i.id = r.import_id join unit u on u.id = i.unit_id',
  fields: {
    row: column('r.row_no'),
    name: inFile('name', (text) => text.slice(0, 60)),
    phoneMasked: inFile('phone', (text) => (text === '' ? '' : maskPhone(text.slice(0, 30)))),
    idNumberMasked: inFile('idNumber', (text) => (text === '' ? '' : maskIdNumber(text.slice(0, 30)))),
    verdict: column('r.verdict'),
    reasons: derived<{ reasons: Reason[] }>({ reasons: 'r.reasons' }, ({ reasons }) => reasons.map(reasonView)),
  },
});
