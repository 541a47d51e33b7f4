import { column, type Fields } from '../../../platform/projection/fields.ts';

/** Over `data_reveal r`, the account `ra` that looked and the unit `ru` it looked for. */
export const revealFields: Fields = {
  id: column('r.id'),
  at: column('r.at'),
  field: column('r.field'),
  purpose: column('r.purpose'),
  reason: column('r.reason'),
  readerName: column('ra.display_name'),
  readerUnitName: column('ru.name'),
  readerRole: column('r.reader_role'),
};
