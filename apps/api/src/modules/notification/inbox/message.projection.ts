import { column, projection } from '../../../platform/projection/fields.ts';

export const messageProjection = projection({
  name: 'message',
  from: 'message m',
  fields: {
    id: column('m.id'),
    kind: column('m.kind'),
    title: column('m.title'),
    body: column('m.body'),
    link: column('m.link'),
    readAt: column('m.read_at'),
    createdAt: column('m.created_at'),
  },
});
