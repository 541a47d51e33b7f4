import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { deviceOf, maskAddress } from './device.ts';

/** Sessions `s`, for their owner only: by which device, from which network, last in use when. */
export const sessionProjection = projection({
  name: 'session',
  from: 'session s',
  fields: {
    id: column('s.id'),
    app: column('s.app'),
    browser: derived<{ agent: string | null }>({ agent: 's.user_agent' }, ({ agent }) => deviceOf(agent).browser),
    system: derived<{ agent: string | null }>({ agent: 's.user_agent' }, ({ agent }) => deviceOf(agent).system),
    address: derived<{ ip: string | null }>({ ip: 's.ip::text' }, ({ ip }) => maskAddress(ip)),
    createdAt: column('s.created_at'),
    lastSeenAt: column('s.last_seen_at'),
    expiresAt: column('s.expires_at'),
    current: derived<{ id: string }>({ id: 's.id' }, ({ id }, { actor }) => actor?.sessionId === id),
  },
});
