import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { divisionChain, fullNameSql } from '../division/division.projection.ts';
import { unitBriefFields } from '../unit/unit.projection.ts';
import { joinUrlOf } from './join-code.ts';
import { canManageTeam, maySeeJoinCode } from './team.policy.ts';

type Keyed = { path: string; joinCode: string };
const keyed = { path: 'u.path', joinCode: 't.join_code' } as const;

/** A team as the admin app sees it: `t` the team, `u` its unit row, `p` the unit above. */
export const teamProjection = projection({
  name: 'team',
  from: 'team t join unit u on u.id = t.id',
  joins: { parent: 'join unit p on p.id = u.parent_id' },
  fields: {
    id: column('t.id'),
    name: column('u.name'),
    tier: column('t.tier'),
    state: column('t.state'),
    introduction: column('t.introduction'),
    foundedOn: column('t.founded_on'),
    version: column('t.version'),
    createdAt: column('t.created_at'),
    villageCode: column('t.village_code'),
    unit: object(unitBriefFields('p'), { join: 'parent' }),
    joinCode: derived<Keyed>(keyed, ({ path, joinCode }, { actor }) =>
      maySeeJoinCode(actor, { path }) ? joinCode : null,
    ),
    joinUrl: derived<Keyed>(keyed, ({ path, joinCode }, { actor, origin }) =>
      maySeeJoinCode(actor, { path }) ? joinUrlOf(origin.publicUrl, joinCode) : null,
    ),
    canManage: derived<{ path: string }>({ path: 'u.path' }, (row, { actor }) => verdict(canManageTeam(actor, row))),
  },
});

/** What anyone may see of a team. The place is the village's full name, or that of the unit above. */
export const teamCardProjection = projection({
  name: 'team-card',
  from: 'team t join unit u on u.id = t.id',
  joins: {
    parent: 'join unit p on p.id = u.parent_id',
    place: `left join division d on d.code = coalesce(t.village_code, p.division_code, regexp_replace(u.county_code, '(00)+$', '')) ${divisionChain('d')}`,
  },
  fields: {
    id: column('t.id'),
    name: column('u.name'),
    introduction: column('t.introduction'),
    unitName: column('p.name', 'parent'),
    villageCode: column('t.village_code'),
    placeName: column(fullNameSql('d'), ['parent', 'place']),
  },
});
