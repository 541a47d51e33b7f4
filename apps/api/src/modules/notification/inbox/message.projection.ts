import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { chineseOf, textIn, type Written } from '../write/written.ts';

const written = { kind: 'm.kind', facts: 'm.facts', title: 'm.title', body: 'm.body' };

/** Told when it is read, from what happened: in Chinese, and in English beside it. */
export const messageProjection = projection({
  name: 'message',
  from: 'message m',
  fields: {
    id: column('m.id'),
    kind: column('m.kind'),
    title: derived<Written>(written, (row, { services }) => chineseOf(row, services.now()).title),
    body: derived<Written>(written, (row, { services }) => chineseOf(row, services.now()).body),
    english: derived<Written>(written, (row, { services }) => textIn('en', row, services.now())),
    link: column('m.link'),
    readAt: column('m.read_at'),
    createdAt: column('m.created_at'),
  },
});
