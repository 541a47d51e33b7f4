import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, list, projection } from '../../../platform/projection/fields.ts';
import { stationFields } from '../station/station.projection.ts';
import { canCreateTeam, canManageUnit, type UnitFacts } from './unit.policy.ts';

/** The fields of a UnitBrief from an alias of `unit`; upper modules use it for their `unit { id name level }`. */
export const unitBriefFields = (alias: string): Fields => ({
  id: column(`${alias}.id`),
  name: column(`${alias}.name`),
  level: column(`${alias}.level`),
});

/** Units below a unit are one range of the path. */
const below = (alias: string, of: string): string =>
  `${alias}.path > ${of}.path and ${alias}.path < rtrim(${of}.path, '.') || '/'`;

type Facts = UnitFacts & Record<string, unknown>;
const facts = { kind: 'u.kind', level: 'u.level', path: 'u.path' } as const;

/** A unit of the tree. A path holds the sequence numbers of all units above, so one lookup names them. */
export const unitProjection = projection({
  name: 'unit',
  from: 'unit u',
  fields: {
    ...unitBriefFields('u'),
    shortName: column('u.short_name'),
    kind: column('u.kind'),
    issuingBasis: column('u.issuing_basis'),
    divisionCode: column('u.division_code'),
    countyCode: column('u.county_code'),
    parentId: column('u.parent_id'),
    version: column('u.version'),
    hasChildren: column(`exists (select 1 from unit c where c.parent_id = u.id and c.kind <> 'TEAM')`),
    ancestors: list({
      from: 'unit a',
      where: `a.seq = any(string_to_array(rtrim(u.path, '.'), '.')::bigint[])`,
      orderBy: 'a.path',
      limit: 12,
      fields: unitBriefFields('a'),
    }),
    teamCount: column(
      `(select count(*)::int from unit c join team ct on ct.id = c.id where c.kind = 'TEAM' and ct.state = 'ACTIVE' and ${below('c', 'u')})`,
    ),
    stations: list({
      from: 'station s',
      where: 's.unit_id = u.id',
      orderBy: 's.id',
      limit: 100,
      fields: stationFields('s'),
    }),
    canManage: derived<Facts>(facts, (row, context) => verdict(canManageUnit(context.actor, row))),
    canCreateTeam: derived<Facts>(facts, (row, context) => verdict(canCreateTeam(context.actor, row))),
  },
});
